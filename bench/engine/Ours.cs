namespace GovMedia.Bench.Engine;

/// <summary>The engine in this process; the callers' work counts as its own.</summary>
internal sealed class Ours(Rig rig) : IContestant
{
    public string Name => "engine";

    public string About => "embedded, one SQLite file, every commit flushed";

    public IReadOnlyList<int> Processes => [Environment.ProcessId];

    public long? Commits => rig.Engine.Report.Commits;

    public Task<Load> RunAsync(int steps, int count, int clients) =>
        Load.RunAsync(count, clients, () => rig.RunAsync(steps));

    public ValueTask DisposeAsync() => rig.DisposeAsync();
}
