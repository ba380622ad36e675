using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Bench.Campaign;
using Microsoft.Data.Sqlite;

// A re-filing campaign over HTTP against the host as shipped: import the accounts, open a case for each, let the one
// deadline of all come, while others go on searching the register.
// Usage: dotnet run -c Release --project bench/campaign -- [N | --quick]
int accounts = args is ["--quick"] ? 2_000 : args is [string given] ? int.Parse(given, CultureInfo.InvariantCulture) : 100_000;
double share = accounts / 100_000.0;
using Host host = await Host.StartAsync("2025-09-26T10:00:00+08:00", "yn-go.supervisor");
double probe = CommitsPerSecond(Path.Combine(host.Folder, "probe.db"));

Stage import = await Stage.RunAsync(host, "import", 60 * share, async () =>
    await host.PostAsync("/api/accounts/import", new StringContent(List(accounts), Encoding.UTF8, "text/csv")));

string campaign = "";
DateTimeOffset due = default;
Stage open = await Stage.RunAsync(host, "open every case", 120 * share, async () =>
{
    JsonNode begun = await host.PostAsync(
        "/api/refiling-campaigns", JsonContent.Create(new { jurisdiction = "yunnan", publishedOn = "2025-09-25", trigger = "benchmark" }));
    campaign = $"/api/refiling-campaigns/{begun["id"]}";
    due = DateTimeOffset.Parse(begun["dueAt"]!.GetValue<string>(), CultureInfo.InvariantCulture);
    while ((await host.GetAsync(campaign))["complete"]?.GetValue<bool>() != true)
    {
        await Task.Delay(2000);
    }
});
await host.MoveAsync(due.AddMinutes(-1));
Stage deadline = await Stage.RunAsync(host, "deadline of all", 120 * share, () => host.MoveAsync(due));
JsonNode stands = await host.GetAsync(campaign);
int late = stands["overdue"]!.GetValue<int>();
Console.WriteLine(stands.ToJsonString());

var result = new
{
    benchmark = "campaign",
    accounts,
    sqliteCommitsPerSecond = Math.Round(probe),
    stages = new[] { import, open, deadline },
    late,
    requestMarkMilliseconds = 300,
};
string text = JsonSerializer.Serialize(result, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true });
Console.WriteLine(text);
if (accounts == 100_000)
{
    await File.WriteAllTextAsync(Path.Combine(Root(), "bench", "results", "campaign.json"), text + "\n");
}

return late == stands["accounts"]!.GetValue<int>() && late >= accounts
    && result.stages.All(static s => s.Ratio <= 1 && s.RequestP99 <= 300) ? 0 : 1;

static string List(int accounts)
{
    StringBuilder list = new("id,name,platform,unit,status,openedOn\n");
    for (int i = 0; i < accounts; i++)
    {
        list.Append(CultureInfo.InvariantCulture, $"bench-{i:000000},存量账号第{i}号,{(i % 2 == 0 ? "wechat" : "weibo")},yn-health,operating,2019-05-06\n");
    }

    return list.ToString();
}

// What the disk allows: one row of 1 KiB a transaction, each flushed before the next.
static double CommitsPerSecond(string path)
{
    using SqliteConnection connection = new($"Data Source={path};Pooling=false");
    connection.Open();
    using SqliteCommand command = connection.CreateCommand();
    command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE rows (content BLOB)";
    command.ExecuteNonQuery();
    command.CommandText = "INSERT INTO rows VALUES (zeroblob(1024))";
    Stopwatch watch = Stopwatch.StartNew();
    int commits = 0;
    for (; watch.ElapsedMilliseconds < 1000; commits++)
    {
        command.ExecuteNonQuery();
    }

    return commits / watch.Elapsed.TotalSeconds;
}

static string Root()
{
    DirectoryInfo? at = new(AppContext.BaseDirectory);
    while (at is not null && !File.Exists(Path.Combine(at.FullName, "GovMedia.Functions.sln")))
    {
        at = at.Parent;
    }

    return at?.FullName ?? throw new InvalidOperationException("The source tree is not above this program.");
}
