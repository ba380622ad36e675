using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GovMedia.Adapters.Sqlite;
using GovMedia.Functions.Accounts;
using GovMedia.Workflows;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Directory;

// The public register over 200,000 accounts on SQLite: load it, search it, search it while accounts change.
const int Accounts = 200_000;
const int Searches = 4000;
const double MarkMilliseconds = 50;
string[] platforms = ["wechat", "weibo", "douyin", "toutiao", "app"];
string?[] words = ["卫生", "unit-0777", "不存在的名称", "199999", null];

DirectoryInfo folder = Directory.CreateTempSubdirectory("govmedia-bench-");
SqliteRegister store = new(new SqliteRegisterSettings(Path.Combine(folder.FullName, "register.db"), CheckAtStart: false));
AccountRegister register = new(store);
DirectoryBook directory = new(store);

long begun = Stopwatch.GetTimestamp();
await register.PutAsync(Enumerable.Range(0, Accounts).Select(Make));
double loading = Stopwatch.GetElapsedTime(begun).TotalSeconds;

AccountRegister fresh = new(store);
begun = Stopwatch.GetTimestamp();
_ = await fresh.AllAsync();
double opening = Stopwatch.GetElapsedTime(begun).TotalSeconds;

double[] quiet = await SearchAsync(changing: false);
double[] busy = await SearchAsync(changing: true);
var result = new
{
    benchmark = "accounts",
    accounts = Accounts,
    loadSeconds = Math.Round(loading, 2),
    firstReadSeconds = Math.Round(opening, 2),
    searchMilliseconds = Of(quiet),
    searchWhileChangingMilliseconds = Of(busy),
    markMilliseconds = MarkMilliseconds,
    ratio = Math.Round(Percentile(busy, 0.99) / MarkMilliseconds, 3),
};
string text = JsonSerializer.Serialize(result, new JsonSerializerOptions { WriteIndented = true });
Console.WriteLine(text);
await File.WriteAllTextAsync(Path.Combine(RootFolder(), "bench", "results", "accounts.json"), text + "\n");

folder.Delete(recursive: true);
return Percentile(busy, 0.99) <= MarkMilliseconds ? 0 : 1;

async Task<double[]> SearchAsync(bool changing)
{
    DirectorySnapshot people = await directory.ReadAsync();
    double[] took = new double[Searches];
    for (int i = 0; i < Searches; i++)
    {
        if (changing && i % 10 == 0)
        {
            string id = Make(i).Id;
            await fresh.ChangeAsync("yunnan", id, old => old! with { Name = old.Name + "改" });
        }

        RegisterSearch search = new("yunnan", i % 3 == 0 ? platforms[i % platforms.Length] : null, null, words[i % words.Length]);
        long from = Stopwatch.GetTimestamp();
        (IReadOnlyList<Account> page, _) = search.Page(await fresh.AllAsync(), null, 100);
        _ = JsonSerializer.SerializeToUtf8Bytes(page.Select(a => AccountView.Of(a, people, "zh-CN")), GovJson.Options);
        took[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    return took;
}

object Of(double[] took) => new
{
    p50 = Math.Round(Percentile(took, 0.5), 2),
    p99 = Math.Round(Percentile(took, 0.99), 2),
    max = Math.Round(took.Max(), 2),
};

static string RootFolder()
{
    DirectoryInfo? at = new(AppContext.BaseDirectory);
    while (at is not null && !File.Exists(Path.Combine(at.FullName, "GovMedia.Functions.sln")))
    {
        at = at.Parent;
    }

    return at?.FullName ?? throw new InvalidOperationException("The source tree is not above this program.");
}

static double Percentile(double[] took, double share) => took.Order().ElementAt((int)(share * (took.Length - 1)));

Account Make(int number) => new()
{
    Id = string.Create(CultureInfo.InvariantCulture, $"unit-{number / 5:00000}-{platforms[number % 5]}"),
    Name = string.Create(CultureInfo.InvariantCulture, $"{(number % 7 == 0 ? "卫生健康" : "政务发布")}第{number}号"),
    Platform = platforms[number % 5],
    Jurisdiction = "yunnan",
    Unit = string.Create(CultureInfo.InvariantCulture, $"unit-{number / 5:00000}"),
    Status = AccountStatus.Operating,
    OpenedOn = new DateOnly(2018, 1, 1).AddDays(number % 2000),
    FiledOn = number % 3 == 0 ? null : new DateOnly(2020, 1, 1),
};
