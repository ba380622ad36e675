using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Client;

/// <summary>The clients that were registered.</summary>
internal sealed class DefaultDurableTaskClientProvider(IEnumerable<ClientContainer> clients)
    : IDurableTaskClientProvider
{
    public DurableTaskClient GetClient(string? name = null)
    {
        name ??= Options.DefaultName;
        return clients.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.Ordinal))?.Client
            ?? throw new ArgumentOutOfRangeException(
                nameof(name), name, $"No durable client is named '{name}'; add it with AddDurableTaskClient.");
    }
}
