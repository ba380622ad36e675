using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GovMedia.Bench.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;

const int Amount = 60;
const int Rounds = 101;
const int PeerRounds = 11;
const double DeadlineMark = 50;
const double TraceMark = 20_000;
const double PackMark = 50_000_000;
const int PackRounds = 31;

// First of all, while nothing is compiled yet: what a process waits for its packs at the start.
long began = Stopwatch.GetTimestamp();
int released = PackLibrary.LoadEmbedded().Packs.Count();
double cold = Stopwatch.GetElapsedTime(began).TotalNanoseconds;
Measure packs = Measure.Of(1, PackRounds, static () => PackLibrary.LoadEmbedded().Packs.Count());

string root = RootFolder();
JsonSerializerOptions indented = new() { WriteIndented = true };
WorkingCalendar calendar = CalendarSet.Released.National;
TimeLimit limit = TimeLimit.WorkingDays(Amount);

// Every day whose sixty working days end within what both calendars know.
DateOnly[] days = Enumerable.Range(0, 2800).Select(new DateOnly(2019, 1, 1).AddDays).ToArray();
DateTimeOffset[] starts = days.Select(d => ChinaTime.At(d, new TimeOnly(10, 0))).ToArray();

Measure deadline = Measure.Of(starts.Length * 50, Rounds, () =>
{
    long sink = 0;
    for (int i = 0; i < 50; i++)
    {
        foreach (DateTimeOffset start in starts)
        {
            sink += Deadline.Compute(limit, start, calendar).DueDate.DayNumber;
        }
    }

    return sink;
});
Measure trace = Measure.Of(starts.Length, Rounds, () =>
{
    long sink = 0;
    foreach (DateTimeOffset start in starts)
    {
        sink += Explanation.Of(limit, start, calendar).Trace.Count;
    }

    return sink;
});
IReadOnlyList<CalendarLayer> layers = CalendarSet.Released.LayersOf("532800");
Measure build = Measure.Of(1, Rounds, () => WorkingCalendar.Build(layers).CoverageThrough.DayNumber);
Peer peer = Peer.Run(Path.Combine(root, "bench", "rules"), days, Amount, PeerRounds);
Measure theirs = Measure.Of(peer.Nanoseconds, double.NaN);
int differ = starts.Zip(peer.Dates).Count(p => Ours(p.First) != p.Second);

bool met = deadline.Median <= DeadlineMark
    && deadline.BytesPerOperation < 0.01
    && trace.Median <= TraceMark
    && packs.Median <= PackMark;
Print($"deadline of {Amount} working days {deadline.Median,10:F1} ns  {deadline.BytesPerOperation,8:F2} B  mark 50");
Print($"the same, explained           {trace.Median,10:F1} ns  {trace.BytesPerOperation,8:F0} B  mark 20,000");
Print($"loading {released} packs               {packs.Median / 1e6,10:F1} ms  (a process's first time {cold / 1e6:F0} ms)  mark 50");
Print($"building a regional calendar  {build.Median,10:F0} ns");
Print($"chinese-days on node {peer.Node,-8} {theirs.Median,10:F1} ns");
Print($"ratio  deadline {theirs.Median / deadline.Median:F0} x, explained {theirs.Median / trace.Median:F1} x");
Print($"dates that differ from chinese-days: {differ} of {starts.Length}");

string file = Path.Combine(root, "bench", "results", "rules.json");
Directory.CreateDirectory(Path.GetDirectoryName(file)!);
File.WriteAllText(file, JsonSerializer.Serialize(
    new
    {
        deadline = new
        {
            nanoseconds = deadline.Median,
            best = deadline.Best,
            bytes = deadline.BytesPerOperation,
            mark = DeadlineMark,
        },
        explained = new
        {
            nanoseconds = trace.Median,
            best = trace.Best,
            bytes = trace.BytesPerOperation,
            mark = TraceMark,
        },
        loadPacks = new
        {
            packs = released,
            nanoseconds = packs.Median,
            best = packs.Best,
            firstTimeInAProcess = cold,
            mark = PackMark,
        },
        buildCalendar = new { nanoseconds = build.Median, best = build.Best },
        peer = new { name = "chinese-days", node = peer.Node, nanoseconds = theirs.Median, best = theirs.Best, differ },
        ratio = new { deadline = theirs.Median / deadline.Median, explained = theirs.Median / trace.Median },
        ratioOfBest = new { deadline = theirs.Best / deadline.Best, explained = theirs.Best / trace.Best },
        rounds = Rounds,
        starts = starts.Length,
        met,
    },
    indented) + "\n");
return met ? 0 : 1;

string Ours(DateTimeOffset start) =>
    Deadline.Compute(limit, start, calendar).DueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

static string RootFolder()
{
    DirectoryInfo? folder = new(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GovMedia.Functions.sln")))
    {
        folder = folder.Parent;
    }

    return folder?.FullName ?? throw new InvalidOperationException("Run the benchmark from within its repository.");
}
