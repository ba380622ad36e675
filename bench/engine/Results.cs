using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovMedia.Bench.Engine;

/// <summary>All figures of a run: printed, judged, written. What was not asked for is null.</summary>
internal sealed record Results(Run Run)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public string FileSystem { get; init; } = string.Empty;

    public double LoadBefore { get; init; }

    public double LoadAfter { get; init; }

    public Contest? Contest { get; init; }

    public TimerBurst? Timers { get; init; }

    public Sleepers? Sleepers { get; init; }

    public Replay? Replay { get; init; }

    public IEnumerable<Mark> Marks => [.. RateMarks(), .. TimerMarks(), .. SleeperMarks(), .. ReplayMarks()];

    public void Print()
    {
        Say($"load average {LoadBefore} before, {LoadAfter} after; {FileSystem}");
        if (Contest is not null)
        {
            PrintRates(Contest);
        }

        foreach (Mark mark in Marks)
        {
            Console.WriteLine(mark);
        }
    }

    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(ToJson(), Indented) + "\n");
    }

    private static (double Rate, double P50, double P99) Probe(Contest contest) => (
        Sample.Median(contest.Probes.Select(one => one.Rate)),
        Sample.Median(contest.Probes.Select(one => one.P50)),
        Sample.Median(contest.Probes.Select(one => one.P99)));

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void PrintRates(Contest contest)
    {
        (double rate, double p50, double p99) = Probe(contest);
        Say($"SQLite alone, one row a commit: {rate:#,0}/s, p50 {p50:0.00} ms, p99 {p99:0.00} ms");
        Console.WriteLine("             steps clients   a second    p50 ms    p99 ms   CPU ms  engine is");
        foreach (Figure one in contest.Figures)
        {
            double ratio = contest.Ratio(one.Name, one.Steps, one.Clients);
            string who = $"{one.Name,-12} {one.Steps,5} {one.Clients,7}";
            Say($"{who} {one.Rate,10:#,0} {one.P50,9:0.00} {one.P99,9:0.00} {one.Cpu,8:0.000} {ratio,9:0.00}x");
        }

        foreach ((string name, string reason) in contest.Missing)
        {
            Say($"{name,-12} MISSING: {reason}");
        }
    }

    private Mark[] RateMarks() => Contest is null ? [] :
    [
        Mark.Floor("one activity, 32 clients", Contest.Ours(1).Rate, 5_000, "/s"),
        Mark.Floor("one activity, 32 clients, against Restate", Contest.Ratio("restate", 1), 8, "x"),
        Mark.Floor("five activities, 32 clients", Contest.Ours(5).Rate, 2_000, "/s"),
        Mark.Floor("five activities, 32 clients, against Restate", Contest.Ratio("restate", 5), 6, "x"),
        Mark.Ceiling("one activity, one client, p50", Contest.Ours(1, 1).P50, 1, "ms"),
        Mark.Ceiling("one activity, one client, p99", Contest.Ours(1, 1).P99, 5, "ms"),
        Mark.Ceiling("commits a five-activity workflow, 32 clients", Contest.Ours(5).Commits, 1, ""),
    ];

    private Mark[] TimerMarks() => Timers is null ? [] :
    [
        Mark.Ceiling($"{Timers.Count:#,0} timers due at once: every event durable", Timers.Durable, 2, "s"),
        Mark.Ceiling($"{Timers.Count:#,0} timers due at once: every instance resumed", Timers.Resumed, 30, "s"),
        Mark.Ceiling("another client's start meanwhile, p99", Timers.StartP99, 100, "ms"),
    ];

    private Mark[] SleeperMarks() => Sleepers is null ? [] :
    [
        Mark.Ceiling($"{Sleepers.Count:#,0} sleeping instances: memory", Sleepers.Rss, 300, "MiB"),
        Mark.Ceiling("the same: idle processor time", Sleepers.IdleCpu, 1, "%"),
        Mark.Ceiling("the same: first answer after kill -9", Sleepers.FirstAnswer, 2, "s"),
    ];

    private Mark[] ReplayMarks() => Replay is null ? [] :
    [
        Mark.Ceiling($"history of {Replay.Events:#,0} events: replay", Replay.Cold, 50, "ms"),
        Mark.Ceiling("a late step of it, against an early one", Replay.LateStep / Replay.EarlyStep, 1.5, "x"),
    ];

    private object ToJson() => new
    {
        Run.Quick,
        processors = Environment.ProcessorCount,
        runtime = RuntimeInformation.FrameworkDescription,
        FileSystem,
        loadAverage = new { before = LoadBefore, after = LoadAfter },
        probe = Contest is null ? null : new
        {
            commitsPerSecond = Probe(Contest).Rate,
            p50 = Probe(Contest).P50,
            p99 = Probe(Contest).P99,
            rounds = Contest.Probes.Select(one => new { one.Rate, one.P50, one.P99 }),
        },
        contestants = Contest?.Contestants.Select(one => new
        {
            one.Name,
            one.About,
            figures = Contest.Figures.Where(figure => figure.Name == one.Name).Select(figure => figure.ToJson()),
        }),
        Contest?.Missing,
        ratios = Contest?.Contestants.Where(one => one is not Ours).Select(one => new
        {
            one.Name,
            oneStep = Contest.Ratio(one.Name, 1),
            fiveSteps = Contest.Ratio(one.Name, 5),
        }),
        Timers,
        Sleepers,
        Replay,
        marks = Marks.Select(one => new { one.What, one.Measured, one.AtLeast, one.Limit, one.Unit, one.Met }),
    };
}
