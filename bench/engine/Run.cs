namespace GovMedia.Bench.Engine;

/// <summary>What a call asks for.</summary>
/// <param name="Sizes">How much of everything.</param>
/// <param name="Parts">Which parts; all four when none is named.</param>
/// <param name="Alone">Without peers.</param>
/// <param name="Quick">Whether <paramref name="Sizes"/> are the small ones.</param>
internal sealed record Run(Sizes Sizes, IReadOnlyList<string> Parts, bool Alone, bool Quick)
{
    public const string Accepted = "[sleepers] [rounds] [timers] [replay] [--quick] [--alone]";

    private static readonly string[] All = ["sleepers", "rounds", "timers", "replay"];

    /// <summary>Whether the run is one whose results are kept.</summary>
    public bool IsWhole => Parts.Count == All.Length && !Alone;

    /// <returns>Null when the arguments are not to be understood.</returns>
    public static Run? Of(IReadOnlyCollection<string> args)
    {
        string[] parts = [.. All.Intersect(args)];
        bool quick = args.Contains("--quick");
        bool known = args.All(one => one is "--quick" or "--alone" || All.Contains(one));
        return known
            ? new Run(quick ? Sizes.Quick : Sizes.Full, parts is [] ? All : parts, args.Contains("--alone"), quick)
            : null;
    }

    /// <summary>Runs the parts one after another, so that none has the processors of another.</summary>
    /// <param name="scripts">Where the peers' scripts are.</param>
    /// <param name="folder">An empty folder, for every file that is written.</param>
    public async Task<Results> MeasureAsync(string scripts, string folder)
    {
        Results results = new(this) { FileSystem = Machine.FileSystem(folder), LoadBefore = Machine.Load() };
        if (Begins("sleepers"))
        {
            results = results with { Sleepers = await Sleepers.RunAsync(folder, Sizes.Sleepers, Sizes.Idle) };
        }

        if (Begins("rounds"))
        {
            results = results with { Contest = await CompareAsync(scripts, folder) };
        }

        if (Begins("timers"))
        {
            results = results with { Timers = await TimerBurst.RunAsync(folder, Sizes.Timers) };
        }

        if (Begins("replay"))
        {
            results = results with { Replay = await Replay.RunAsync(folder, Sizes.Replays) };
        }

        return results with { LoadAfter = Machine.Load() };
    }

    private bool Begins(string part)
    {
        bool chosen = Parts.Contains(part);
        if (chosen)
        {
            Console.Error.WriteLine($"bench engine: {part}");
        }

        return chosen;
    }

    private async Task<Contest> CompareAsync(string scripts, string folder)
    {
        await using Peers peers = Alone ? new Peers() : await Peers.StartAsync(scripts, folder);
        await using Ours ours = new(await Rig.StartAsync(Path.Combine(folder, "contest.db")));
        Contest contest = new(Sizes, folder, [ours, .. peers.Running], peers.Missing);
        await contest.RunAsync();
        return contest;
    }
}
