using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>A file with work in flight: as each schema's release left it, and what must come of it later.</summary>
/// <remarks><c>GOVMEDIA_RECORD_SCHEMA=path dotnet test --filter FullyQualifiedName~SchemaTests</c> keeps the one of the
/// present schema; it belongs into <c>Files</c> before the schema is released, and never changes after.</remarks>
internal static class SchemaFile
{
    private const string Waiting = "YN-OBJ-2026-000002";
    private const string Traced = "YN-OBJ-2026-000003";

    /// <summary>The first schema that keeps traces.</summary>
    private const int TracedSince = 3;

    /// <summary>Makes such a file by the present release.</summary>
    public static async Task RecordAsync(TestFolder folder)
    {
        TaskCompletionSource<int> never = new();
        TaskCompletionSource asked = new();
        TestEngine engine = await TestEngine.StartAsync(
            tasks => Tasks(tasks, input =>
            {
                if (input < 10)
                {
                    return Task.FromResult(input + 1);
                }

                asked.SetResult();
                return never.Task;
            }),
            new EngineSetup(),
            folder);
        await engine.RunAsync("call", 1, new StartOrchestrationOptions("done"));
        await engine.RunAsync("sleep", null, new StartOrchestrationOptions("asleep"));
        await engine.RunAsync("wait", null, new StartOrchestrationOptions(Waiting)
        {
            Tags = new Dictionary<string, string> { ["案件"] = "异议" },
        });
        using (new SpanLog())
        {
            await engine.RunAsync("wait", null, new StartOrchestrationOptions(Traced));
        }

        await engine.RunAsync("call", 2, new StartOrchestrationOptions("later", TestEngine.Beginning.AddDays(2)));
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("call", 10, new StartOrchestrationOptions("asking"));
        await asked.Task;
        await engine.DisposeAsync();

        await using ServiceProvider services = new ServiceCollection()
            .AddDurableTaskClient(client => client.UseStandalone(options =>
            {
                options.Path = folder.File;
                options.Clock = new SimulatedClock(TestEngine.Beginning);
            }))
            .BuildServiceProvider();
        await services.GetRequiredService<DurableTaskClient>().RaiseEventAsync(Waiting, "go", 5);
    }

    /// <summary>Opens such a file and holds the present release to going on with it.</summary>
    public static async Task GoOnAsync(TestFolder folder, int version)
    {
        using SpanLog log = new();
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => Tasks(tasks, input => Task.FromResult(input + 1)), new EngineSetup(), folder);
        Assert.Empty(await engine.Engine.VerifyAsync());
        await engine.AdvanceAsync(TimeSpan.FromDays(3));

        OrchestrationMetadata waiting = await engine.GetAsync(Waiting);
        Assert.Equal(("异议", "\"waiting\""), (waiting.Tags["案件"], waiting.SerializedCustomStatus));
        Assert.Equal(5, await engine.OutputAsync<int>(Waiting));
        Assert.Equal(2, await engine.OutputAsync<int>("done"));
        Assert.Equal(3, await engine.OutputAsync<int>("later"));
        Assert.Equal(11, await engine.OutputAsync<int>("asking"));
        Assert.Equal(TestEngine.Beginning.AddDays(1).UtcDateTime, await engine.OutputAsync<DateTime>("asleep"));
        Assert.NotEmpty(await engine.Client.GetOrchestrationHistoryAsync("done"));
        Assert.DoesNotContain(log.Spans, span => span.Kind == ActivityKind.Server);
        if (version >= TracedSince)
        {
            await engine.Client.RaiseEventAsync(Traced, "go", 6);
            await engine.DrainAsync();
            Assert.Equal(6, await engine.OutputAsync<int>(Traced));
            Assert.Equal(Traced, log.One("orchestration:wait", ActivityKind.Server).GetTagItem(
                "durabletask.task.instance_id"));
        }
    }

    private static void Tasks(DurableTaskRegistry tasks, Func<int, Task<int>> add) => tasks
        .AddOrchestratorFunc<int, int>("call", (context, input) => context.CallActivityAsync<int>("add", input))
        .AddOrchestratorFunc<DateTime>("sleep", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            return context.CurrentUtcDateTime;
        })
        .AddOrchestratorFunc<int>("wait", context =>
        {
            context.SetCustomStatus("waiting");
            return context.WaitForExternalEvent<int>("go");
        })
        .AddActivityFunc<int, int>("add", (_, input) => add(input));
}
