using System.Globalization;
using GovMedia.Bench.Engine;

if (args is [Sleepers.Sleep or Sleepers.Wake, string file, string number])
{
    return await Sleepers.ChildAsync(args[0], file, int.Parse(number, CultureInfo.InvariantCulture));
}

if (Run.Of(args) is not { } run)
{
    await Console.Error.WriteLineAsync($"bench engine: {string.Join(' ', args)}; accepted: {Run.Accepted}");
    return 2;
}

string root = RootFolder();
DirectoryInfo folder = Directory.CreateTempSubdirectory("govmedia-bench-");
if (!OperatingSystem.IsWindows())
{
    // PostgreSQL runs as a user of its own, who must get to its data.
    folder.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.GroupExecute;
}

try
{
    Results results = await run.MeasureAsync(Path.Combine(root, "bench", "engine", "peers"), folder.FullName);
    results.Print();
    if (run.IsWhole)
    {
        results.Write(Path.Combine(root, "bench", "results", "engine.json"));
    }

    // A missed mark is a result, not a failure of the measuring.
    return 0;
}
finally
{
    folder.Delete(recursive: true);
}

static string RootFolder()
{
    DirectoryInfo? folder = new(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GovMedia.Functions.sln")))
    {
        folder = folder.Parent;
    }

    return folder?.FullName ?? throw new InvalidOperationException("Run the benchmark from within its repository.");
}
