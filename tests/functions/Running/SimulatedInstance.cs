namespace GovMedia.Functions.Tests.Running;

/// <summary>One instance for all tests of a class that do not move its clock.</summary>
public sealed class SimulatedInstance : IAsyncLifetime
{
    public const string Begin = "2025-09-26T10:00:00+08:00";

    public Instance Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await Instance.StartAsync(Begin);

    public async Task DisposeAsync() => await Running.DisposeAsync();
}
