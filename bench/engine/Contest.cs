namespace GovMedia.Bench.Engine;

/// <summary>Interleaved rounds: every contestant has its turn in each, and each round begins with another.</summary>
internal sealed class Contest(
    Sizes sizes, string folder, IReadOnlyList<IContestant> contestants, IReadOnlyDictionary<string, string> missing)
{
    private const int Crowd = 32;

    private readonly List<Figure> figures = [];
    private readonly List<Load> probes = [];

    /// <summary>Commits of SQLite alone, before each turn.</summary>
    public IReadOnlyList<Load> Probes => probes;

    public IReadOnlyList<Figure> Figures => figures;

    public IReadOnlyList<IContestant> Contestants => contestants;

    /// <summary>Peers that are not among the contestants, and why.</summary>
    public IReadOnlyDictionary<string, string> Missing => missing;

    /// <summary>How many times as many workflows a second this engine runs; NaN without that peer.</summary>
    public double Ratio(string peer, int steps, int clients = Crowd) =>
        Find(peer, steps, clients) is { } theirs ? Ours(steps, clients).Rate / theirs.Rate : double.NaN;

    public Figure Ours(int steps, int clients = Crowd) => Find("engine", steps, clients)!;

    public async Task RunAsync()
    {
        foreach (IContestant one in contestants)
        {
            figures.AddRange([new(one.Name, 1, 1), new(one.Name, 1, Crowd), new(one.Name, 5, Crowd)]);

            // Until both runtimes have compiled what matters.
            await one.RunAsync(1, Count(one, sizes.One * 2, sizes.PeerOne, sizes.MemoryOne * 2), Crowd);
            await one.RunAsync(5, Count(one, sizes.Five * 2, sizes.PeerFive, sizes.MemoryFive * 2), Crowd);
        }

        using SqliteProbe probe = new(Path.Combine(folder, "probe.db"));
        for (int round = 0; round < sizes.Rounds; round++)
        {
            for (int turn = 0; turn < contestants.Count; turn++)
            {
                probes.Add(probe.Run(sizes.Probe));
                await TurnAsync(contestants[(round + turn) % contestants.Count]);
            }
        }
    }

    private Figure? Find(string name, int steps, int clients) =>
        figures.Find(one => one.Name == name && one.Steps == steps && one.Clients == clients);

    private static int Count(IContestant one, int ours, int peers, int memory) => one switch
    {
        { Name: "engine" } => ours,
        { Name: "durabletask" } => memory,
        _ => peers,
    };

    private async Task TurnAsync(IContestant one)
    {
        int alone = Count(one, sizes.Alone, sizes.PeerAlone, sizes.Alone);
        await Find(one.Name, 1, 1)!.MeasureAsync(one, alone);
        await Find(one.Name, 1, Crowd)!.MeasureAsync(one, Count(one, sizes.One, sizes.PeerOne, sizes.MemoryOne));
        await Find(one.Name, 5, Crowd)!.MeasureAsync(one, Count(one, sizes.Five, sizes.PeerFive, sizes.MemoryFive));
    }
}
