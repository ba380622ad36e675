using System.CommandLine;
using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.Benchmarks;

/// <summary>Runs the projects under <c>bench/</c>; each prints its ratios and writes its results beside itself.</summary>
internal static class BenchCommand
{
    /// <summary>The command and its argument.</summary>
    public static Command Create(Terminal terminal)
    {
        Verb bench = new("bench", "bench [NAME] [--quick]", "Runs the benchmarks, or the one named.");
        Argument<string?> name = bench.With(new Argument<string?>("NAME")
        {
            Description = "A folder under bench/.",
            Arity = ArgumentArity.ZeroOrOne,
        });
        Option<bool> quick = bench.With(new Option<bool>("--quick")
        {
            Description = "Smaller sizes and fewer rounds, where a benchmark has them.",
        });
        bench.SetAction(async (call, stop) =>
        {
            string[] rest = call.GetValue(quick) ? ["--", "--quick"] : [];
            string root = SourceTree.Root(terminal.Folder);
            foreach (string project in Chosen(root, call.GetValue(name)))
            {
                await SourceTree.RunAsync("dotnet", ["run", "-c", "Release", "--project", project, .. rest], root, stop);
            }

            return 0;
        });
        return bench;
    }

    private static string[] Chosen(string root, string? name)
    {
        string bench = Path.Combine(root, "bench");
        string[] projects = Directory.Exists(bench)
            ? [.. Directory.GetFiles(bench, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];
        if (name is null)
        {
            return projects.Length > 0 ? projects : throw new CommandFailedException("there are no benchmarks in bench/");
        }

        string[] names = [.. projects.Select(project => Path.GetRelativePath(bench, Path.GetDirectoryName(project)!))];
        int chosen = Array.FindIndex(names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        return chosen >= 0 ? [projects[chosen]] : throw new UsageException(
            $"there is no benchmark '{name}', only {string.Join(", ", names)}");
    }
}
