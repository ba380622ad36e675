using System.CommandLine;
using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.Simulation;

/// <summary>Plays a scenario file to a host of its own, on simulated time.</summary>
internal static class SimulateCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create(Terminal terminal)
    {
        Verb simulate = new(
            "simulate",
            "simulate FILE [--out DIR] [--storage embedded|azurite]",
            "Runs a scenario on simulated time; exit 1 if an expectation in it fails.");
        Argument<string> file = simulate.With(new Argument<string>("FILE") { Description = "YAML or JSON." });
        Option<string> output = simulate.With(Accepted.Text("--out", "DIR", "Where evidence packages go."));
        Option<string> storage = simulate.With(Accepted.OneOf("--storage", "Where cases are kept.", "embedded", "azurite"));
        simulate.SetAction((call, stop) => RunAsync(
            terminal.Resolve(call.GetValue(file)!),
            call.GetValue(output) is { } named ? terminal.Resolve(named) : null,
            call.GetValue(storage)!,
            terminal,
            stop));
        return simulate;
    }

    /// <summary>Plays one file.</summary>
    /// <param name="path">The scenario.</param>
    /// <param name="output">Where evidence packages go; null for nowhere.</param>
    /// <param name="storage"><c>embedded</c> or <c>azurite</c>.</param>
    /// <param name="terminal">Where the timeline goes.</param>
    /// <param name="stop">Ends the host and the run.</param>
    /// <returns>The exit code: 0 when every expectation held.</returns>
    public static async Task<int> RunAsync(
        string path, string? output, string storage, Terminal terminal, CancellationToken stop)
    {
        Scenario scenario = Read(path);
        string assembly = HostProcess.Locate(SourceTree.Root(terminal.Folder));
        await using HostProcess host = await HostProcess.StartAsync(
            assembly, scenario.Start, PacksOf(scenario, path), storage, stop);
        using ScenarioClient client = new(host.Url, host.Password);
        ScenarioRun run = new(scenario, client, new Timeline(terminal.Paper));
        try
        {
            IReadOnlyList<string> failures = await run.PlayAsync(stop);
            IReadOnlyList<string> unsound = await EvidenceShelf.FillAsync(output, run.Cases, client, terminal, stop);
            string[] all = [.. failures, .. unsound];
            await Report(all, terminal);
            return all.Length == 0 ? 0 : 1;
        }
        catch (HttpRequestException broken)
        {
            throw new CommandFailedException($"the host stopped answering: {broken.Message}; {host.LastLines()}");
        }
    }

    private static string[] PacksOf(Scenario scenario, string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string[] packs = [.. scenario.Packs.Select(pack => Path.GetFullPath(Path.Combine(folder, pack)))];
        return packs.FirstOrDefault(static pack => !File.Exists(pack)) is { } missing
            ? throw new UsageException($"{path}: packs: there is no file '{missing}'")
            : packs;
    }

    private static async Task Report(string[] failures, Terminal terminal)
    {
        foreach (string failure in failures)
        {
            await terminal.Error.WriteLineAsync(failure);
        }

        string verdict = failures.Length == 0 ? "every expectation holds" : $"{failures.Length} failed";
        await terminal.Output.WriteLineAsync(verdict);
    }

    private static Scenario Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"there is no file '{path}'");
        }

        try
        {
            return ScenarioFile.Read(File.ReadAllText(path));
        }
        catch (ScenarioFormatException wrong)
        {
            throw new UsageException($"{path}: {wrong.Message}");
        }
    }
}
