namespace GovMedia.Bench.Engine;

/// <summary>The engine in this process; the callers' work counts as its own.</summary>
internal sealed class Ours(Rig rig) : IContestant
{
    public string Name => "engine";

    public string About => "embedded, one SQLite file, every commit flushed";

    // Without children: those are the peers.
    public double CpuSeconds => Environment.CpuUsage.TotalTime.TotalSeconds;

    public long? Commits => rig.Engine.Report.Commits;

    public Task<Load> RunAsync(int steps, int count, int clients) =>
        Load.RunAsync(count, clients, () => rig.RunAsync(steps));

    public ValueTask DisposeAsync() => rig.DisposeAsync();
}
