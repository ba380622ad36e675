namespace Microsoft.DurableTask.Client;

/// <summary>One registered client, disposed with the container.</summary>
internal sealed class ClientContainer(string name, DurableTaskClient client) : IAsyncDisposable
{
    public string Name { get; } = name;

    public DurableTaskClient Client { get; } = client;

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
