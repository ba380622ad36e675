using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>What runs in the process whose disk fills: it works until it is refused, and tells what it heard.</summary>
internal static class FullDiskProgram
{
    private static readonly string Padding = new('x', 2000);

    /// <param name="folder">A folder on the small disk; a file <c>ballast</c> in it is what can be given up.</param>
    public static async Task<int> RunAsync(string folder)
    {
        using TestFolder unused = new();
        await using TestEngine engine = await TestEngine.StartAsync(
            ChildProgram.Tasks,
            new EngineSetup { Options = options => options.Path = Path.Combine(folder, "durable.db") },
            unused);
        DurableTaskClient client = engine.Client;
        await client.ScheduleNewOrchestrationInstanceAsync(
            "collect", new List<int>(), new StartOrchestrationOptions("collector"));
        Say("ready");
        await Console.In.ReadLineAsync();

        // Large starts are refused first; once a bare event is too, nothing at all is left. A disk that takes all this
        // is not small, and whoever reads our words sees that nothing was refused.
        int number = 0;
        while (number < 200 && (await StartAsync(client, number, "large") | await RaiseAsync(client, number)))
        {
            number++;
        }

        for (int end = number + 3; ++number < end;)
        {
            await StartAsync(client, number, "small");
            await RaiseAsync(client, number);
        }

        Say($"defects {(await engine.Engine.VerifyAsync()).Count}");
        Say("full");
        await Console.In.ReadLineAsync();
        File.Delete(Path.Combine(folder, "ballast"));
        for (int end = number + 10; ++number < end;)
        {
            await StartAsync(client, number, "large");
            await RaiseAsync(client, number);
        }

        await engine.DrainAsync();
        Say($"defects {(await engine.Engine.VerifyAsync()).Count}");
        return 0;
    }

    private static async Task<bool> StartAsync(DurableTaskClient client, int number, string size)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"three-{number}");
        StartOrchestrationOptions options = new(id)
        {
            Tags = new Dictionary<string, string> { ["note"] = size == "large" ? Padding : string.Empty },
        };
        bool accepted = await SayAsync(
            "start", number, () => client.ScheduleNewOrchestrationInstanceAsync("three", number, options));

        // A refusal leaves nothing behind, and reading goes on meanwhile.
        string seen = await client.GetInstanceAsync(id) is null ? "absent" : "present";
        Say($"{seen} {number}");
        return accepted;
    }

    private static Task<bool> RaiseAsync(DurableTaskClient client, int number) =>
        SayAsync("event", number, () => client.RaiseEventAsync("collector", "number", number));

    private static async Task<bool> SayAsync(string what, int number, Func<Task> act)
    {
        try
        {
            await act();
            Say($"accepted {number} {what}");
            return true;
        }
        catch (StandaloneStorageException refused)
        {
            Say($"refused {number} {what} {refused.Message}");
            return false;
        }
    }

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
