using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using GovMedia.Adapters.Files;
using GovMedia.Adapters.Secrets;
using GovMedia.Adapters.Sqlite;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Vault;

// Opens N objection cases on SQLite, loads a holiday notice, and re-projects all of them. With 100,000 the figures are
// written to bench/results.
// Usage: dotnet run -c Release --project bench/kernel -- [N]
int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
string folder = Directory.CreateTempSubdirectory("govmedia-bench-").FullName;
try
{
    using SqliteRegister store = new(new SqliteRegisterSettings(Path.Combine(folder, "register.db")));
    using FileSecrets secrets = new(Path.Combine(folder, "keys"), dataExist: false);
    Standing clock = new(new DateTimeOffset(2026, 12, 23, 10, 0, 0, ChinaTime.Offset));
    LawBook laws = new(store, PackLibrary.LoadEmbedded(), clock);
    using AccountRegister accounts = new(store);
    FolderArchive archive = new(Path.Combine(folder, "archive"));
    CaseRegister register = new(store, archive, new CaseKeys(secrets), laws, clock, new CaseIndex([]), new AccountProjection(accounts));
    CaseList cases = new(store, laws, new GovMedia.Workflows.Cases.Procedures([new Objection()]), new UnitCases(store));
    Reprojection reprojection = new(register, cases, laws);

    Stage open = await MeasureAsync("open", async () =>
    {
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 128 }, async (i, stop) =>
        {
            ObjectionSubmission submission = new("error", "内容有误。", new Applicant("王某", "wang@example.org"), null, "某局发布", null, []);
            HandlingUnit unit = new("yn-health", false, "yn-go");
            Decision decision = await register.BeginAsync(
                CaseNumber.Make("YN", "OBJ", 2026, i + 1),
                "yunnan",
                Actor.Applicant,
                turn => ObjectionDesk.Receive(turn, submission, unit, "yunnan", "bench"),
                stop);
            await register.SettleAsync(decision.Pending!, stop);
        });
        return count;
    });

    // Both dates move: the provisional 2027-01-04 becomes 2027-01-05.
    await laws.AddAsync(Notice(new DateOnly(2027, 1, 4)));
    Stage moved = await MeasureAsync("re-project, every date moved", () => reprojection.RunAsync(d => register.SettleAsync(d.Pending!)));

    // Nothing moves: the day is far from every deadline.
    await laws.AddAsync(Notice(new DateOnly(2027, 1, 4), new DateOnly(2027, 10, 1)));
    Stage unmoved = await MeasureAsync("re-project, no date moved", () => reprojection.RunAsync(d => register.SettleAsync(d.Pending!)));
    Stage again = await MeasureAsync("re-project again", async () =>
    {
        await reprojection.RunAsync(d => register.SettleAsync(d.Pending!));
        return count;
    });
    if (count == 100_000)
    {
        await WriteAsync(new
        {
            Benchmark = "kernel",
            Cases = count,
            Processors = Environment.ProcessorCount,
            Runtime = RuntimeInformation.FrameworkDescription,
            Stages = new[] { open, moved, unmoved, again },
        });
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static HolidayNotice Notice(params DateOnly[] off) => new()
{
    Year = 2027,
    DocumentNumber = "bench",
    Issued = new DateOnly(2026, 12, 23),
    Status = "official",
    Days = [.. off.Prepend(new DateOnly(2027, 1, 1)).Select(static d => new HolidayDay(d, true, "假日"))],
};

static async Task<Stage> MeasureAsync(string name, Func<Task<int>> work)
{
    long allocated = GC.GetTotalAllocatedBytes();
    TimeSpan processor = Environment.CpuUsage.TotalTime;
    Stopwatch watch = Stopwatch.StartNew();
    int cases = Math.Max(1, await work());
    double seconds = watch.Elapsed.TotalSeconds;
    TimeSpan busy = Environment.CpuUsage.TotalTime - processor;
    Stage stage = new(
        name,
        Math.Round(seconds, 2),
        Math.Round(cases / seconds),
        Math.Round(busy.TotalMicroseconds / cases),
        (GC.GetTotalAllocatedBytes() - allocated) / 1024 / cases);
    Console.WriteLine(stage);
    return stage;
}

static async Task WriteAsync(object result)
{
    DirectoryInfo? root = new(AppContext.BaseDirectory);
    while (root is not null && !File.Exists(Path.Combine(root.FullName, "GovMedia.Functions.sln")))
    {
        root = root.Parent;
    }

    string folder = root?.FullName ?? throw new InvalidOperationException("The source tree is not above this program.");
    string text = JsonSerializer.Serialize(result, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true });
    await File.WriteAllTextAsync(Path.Combine(folder, "bench", "results", "kernel.json"), text + "\n");
}

internal sealed class Standing(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}

/// <summary>What one stage took for all cases, and for one.</summary>
internal sealed record Stage(
    string Name, double Seconds, double CasesPerSecond, double ProcessorMicrosecondsPerCase, long KibibytesPerCase);
