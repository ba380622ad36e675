using System.Globalization;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>What runs in the process that is killed: it starts orchestrations and says what was acknowledged.</summary>
internal static class ChildProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["full-disk", string disk])
        {
            return await FullDiskProgram.RunAsync(disk);
        }

        using TestFolder unused = new();
        try
        {
            await using TestEngine engine = await TestEngine.StartAsync(
                Tasks, new EngineSetup { Options = options => options.Path = args[0] }, unused);
            int first = int.Parse(args[1], CultureInfo.InvariantCulture);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(client => WorkAsync(engine.Client, first, client)));
            return 0;
        }
        catch (StandaloneStorageException refused)
        {
            await Console.Out.WriteLineAsync(refused.Message);
            return 3;
        }
    }

    public static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int, int>("three", async (context, number) =>
        {
            for (int i = 0; i < 3; i++)
            {
                number = await context.CallActivityAsync<int>("add", number);
            }

            return number;
        })
        .AddOrchestratorFunc<List<int>, List<int>>("collect", async (context, seen) =>
        {
            for (int i = 0; i < 20; i++)
            {
                int number = await context.WaitForExternalEvent<int>("number");
                if (number < 0)
                {
                    return seen;
                }

                seen.Add(number);
            }

            context.ContinueAsNew(seen);
            return seen;
        })
        .AddActivityFunc<int, int>("add", (_, number) => number + 1);

    private static async Task WorkAsync(DurableTaskClient client, int first, int number)
    {
        StartOrchestrationOptions collector = new StartOrchestrationOptions("collector-" + number)
            .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync("collect", new List<int>(), collector);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // An earlier round has started it.
        }

        for (int next = first; ; next++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{number}-{next}");
            await client.ScheduleNewOrchestrationInstanceAsync("three", next, new StartOrchestrationOptions(id));
            Say($"started {number} {next}");
            await client.RaiseEventAsync(collector.InstanceId!, "number", next);
            Say($"raised {number} {next}");
        }
    }

    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
