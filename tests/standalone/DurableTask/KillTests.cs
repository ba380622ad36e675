using System.Diagnostics;
using System.Globalization;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Real processes: killed without a word, and refused.</summary>
public sealed class KillTests
{
    private static int Rounds =>
        int.TryParse(Environment.GetEnvironmentVariable("GOVMEDIA_KILL_ROUNDS"), out int rounds) ? rounds : 4;

    [Fact]
    public async Task Kill_AtAnyMoment_LosesNothingAcknowledged()
    {
        using TestFolder folder = new();
        List<string> acknowledged = [];
        Random random = new(7);
        for (int round = 0; round < Rounds; round++)
        {
            acknowledged.AddRange(await RunUntilKilledAsync(folder, round * 100_000, random.Next(20, 400)));
        }

        await using TestEngine engine = await TestEngine.StartAsync(ChildProgram.Tasks, new EngineSetup(), folder);
        await engine.DrainAsync();

        Assert.Empty(await engine.Engine.VerifyAsync());
        string[][] words = [.. acknowledged.Select(line => line.Split(' ')).Where(line => line.Length == 3)];
        foreach (string[] started in words.Where(line => line[0] == "started"))
        {
            int output = await engine.OutputAsync<int>($"{started[1]}-{started[2]}");
            Assert.Equal(Number(started) + 3, output);
        }

        IEnumerable<string[]> events = words.Where(line => line[0] == "raised");
        foreach (IGrouping<string, string[]> raised in events.GroupBy(line => line[1]))
        {
            string id = "collector-" + raised.Key;
            await engine.Client.RaiseEventAsync(id, "number", -1);
            await engine.DrainAsync();
            List<int> seen = [.. await engine.ListAsync<int>(id)];
            Assert.Equal(seen.Distinct().Order(), seen);
            Assert.Empty(raised.Select(Number).Except(seen));
        }

        Assert.True(words.Length >= Rounds * 10, $"Only {words.Length} acknowledgements in {Rounds} rounds.");
    }

    [Fact]
    public async Task SecondProcess_OnAFileInUse_IsRefused()
    {
        await using TestEngine engine = await TestEngine.StartAsync(ChildProgram.Tasks);
        using Process child = Start(engine.Folder, 0);

        string said = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();

        Assert.Equal(3, child.ExitCode);
        Assert.Contains("in use by another process", said, StringComparison.Ordinal);
    }

    private static int Number(string[] line) => int.Parse(line[2], CultureInfo.InvariantCulture);

    private static async Task<List<string>> RunUntilKilledAsync(TestFolder folder, int first, int lines)
    {
        using Process child = Start(folder, first);
        List<string> said = [];
        while (said.Count < lines && await child.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
        }

        child.Kill();

        // What it had said before it died counts too; a half-written last line does not parse and is left out.
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
        }

        await child.WaitForExitAsync();
        return said;
    }

    private static Process Start(TestFolder folder, int first)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(ChildProgram).Assembly.Location);
        start.ArgumentList.Add(folder.File);
        start.ArgumentList.Add(first.ToString(CultureInfo.InvariantCulture));
        return Process.Start(start)!;
    }
}
