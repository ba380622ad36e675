using System.Diagnostics;
using GovMedia.Standalone.Storage;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>What traces show of orchestrations: who caused what, and how it ended.</summary>
[Collection(SpanLog.Collection)]
public sealed partial class TracingTests
{
    [Fact]
    public async Task Trace_OfAStartWithinASpan_IsOneTreeDownToTheActivitysOwnSpans()
    {
        using SpanLog log = new();
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);

        string id;
        using (SpanLog.Tests.StartActivity("request"))
        {
            id = await engine.RunAsync("outer");
        }

        Activity request = log.One("request", ActivityKind.Internal);
        Activity create = log.One("create_orchestration:outer", ActivityKind.Producer);
        Activity outer = log.One("orchestration:outer", ActivityKind.Server);
        Activity call = log.One("orchestration:inner@(2.0)", ActivityKind.Client);
        Activity inner = log.One("orchestration:inner@(2.0)", ActivityKind.Server);
        Activity ask = log.One("activity:add@(2.0)", ActivityKind.Client);
        Activity run = log.One("activity:add@(2.0)", ActivityKind.Server);
        Activity own = log.One("adding", ActivityKind.Internal);
        Activity[] line = [request, create, outer, call, inner, ask, run, own];
        foreach ((Activity parent, Activity child) in line.Zip(line.Skip(1)))
        {
            Assert.Equal(parent.Id, child.ParentId);
            Assert.Equal(request.TraceId, child.TraceId);
        }

        Assert.Equal(id, create.GetTagItem("durabletask.task.instance_id"));
        Assert.Equal(id, outer.GetTagItem("durabletask.task.instance_id"));
        Assert.Equal("Completed", outer.GetTagItem("durabletask.task.status"));
        Assert.Equal("orchestration", outer.GetTagItem("durabletask.type"));
        Assert.Equal("add", run.GetTagItem("durabletask.task.name"));
        Assert.Equal("2.0", run.GetTagItem("durabletask.task.version"));
        Assert.Equal((0, 0), (ask.GetTagItem("durabletask.task.task_id"), run.GetTagItem("durabletask.task.task_id")));
        Assert.All(log.Spans, span => Assert.Equal(ActivityStatusCode.Unset, span.Status));
    }

    [Fact]
    public async Task Trace_ThroughAProcesssEnd_KeepsItsIdsAndTimes()
    {
        TaskCompletionSource<int> never = new();
        TaskCompletionSource asked = new();
        Task<int> Stuck()
        {
            asked.TrySetResult();
            return never.Task;
        }

        using SpanLog log = new();
        TestEngine first = await TestEngine.StartAsync(tasks => Waiting(tasks, Stuck));
        using TestFolder folder = first.Folder;
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync("waiting");
        await asked.Task;
        first.Clock.Set(TestEngine.Beginning.AddMinutes(1));
        await using TestEngine second = await first.RestartAsync(tasks => Waiting(tasks, () => Task.FromResult(1)));
        await second.DrainAsync();
        await second.AdvanceAsync(TimeSpan.FromHours(1));
        await second.Client.RaiseEventAsync(id, "go", 1);
        await second.DrainAsync();

        Activity create = log.One("create_orchestration:waiting", ActivityKind.Producer);
        Activity whole = log.One("orchestration:waiting", ActivityKind.Server);
        Activity call = log.One("activity:stuck", ActivityKind.Client);
        Activity run = Assert.Single(log.All("activity:stuck", ActivityKind.Server));
        Activity timer = log.One("orchestration:waiting:timer", ActivityKind.Internal);
        Assert.Equal(create.Id, whole.ParentId);
        Assert.Equal(whole.Id, call.ParentId);
        Assert.Equal(call.Id, run.ParentId);
        Assert.Equal(whole.Id, timer.ParentId);
        Assert.Equal([whole.Id, whole.Id], await second.ListAsync<string>(id));
        Assert.Equal(TestEngine.Beginning.UtcDateTime, whole.StartTimeUtc);
        Assert.Equal(TimeSpan.FromMinutes(61), whole.Duration);
        Assert.Equal((TestEngine.Beginning.UtcDateTime, TimeSpan.FromMinutes(1)), (call.StartTimeUtc, call.Duration));
        Assert.Equal(TimeSpan.FromHours(1), timer.Duration);
        Assert.Equal(
            TestEngine.Beginning.AddMinutes(61).UtcDateTime.ToString("o"), timer.GetTagItem("durabletask.fire_at"));
    }

    [Fact]
    public async Task Trace_OfAnExecutionThatContinuesAsNew_GoesOn()
    {
        using SpanLog log = new();
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);

        string id = await engine.RunAsync("again", 2);

        Activity create = log.One("create_orchestration:again", ActivityKind.Producer);
        IReadOnlyList<Activity> spans = log.All("orchestration:again", ActivityKind.Server);
        Assert.Equal(
            ["ContinuedAsNew", "ContinuedAsNew", "Completed"],
            spans.Select(span => span.GetTagItem("durabletask.task.status")));
        Assert.All(spans, span => Assert.Equal(create.Id, span.ParentId));
        Assert.Equal(3, spans.Select(span => span.SpanId).Distinct().Count());

        string anew = await engine.Client.RestartAsync(id, restartWithNewInstanceId: true);
        await engine.DrainAsync();
        Activity last = log.All("orchestration:again", ActivityKind.Server)[^1];
        Assert.Equal((create.Id, (object?)anew), (last.ParentId, last.GetTagItem("durabletask.task.instance_id")));
    }

    [Fact]
    public async Task Event_RaisedWithinASpan_LinksTheOrchestrationThatTookIt()
    {
        using SpanLog log = new();
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("listens");
        string sender = await first.RunAsync("sends", id);
        await using TestEngine second = await first.RestartAsync(Tasks);
        using (SpanLog.Tests.StartActivity("request"))
        {
            await second.Client.RaiseEventAsync(id, "go", 1);
        }

        await second.DrainAsync();

        Activity sent = log.All("orchestration_event:go", ActivityKind.Producer)[0];
        Activity raised = log.All("orchestration_event:go", ActivityKind.Producer)[1];
        Activity listens = log.One("orchestration:listens", ActivityKind.Server);
        Assert.Equal(log.One("orchestration:sends", ActivityKind.Server).Id, sent.ParentId);
        Assert.Equal(log.One("request", ActivityKind.Internal).Id, raised.ParentId);
        Assert.All([sent, raised], span =>
        {
            Assert.Equal("event", span.GetTagItem("durabletask.type"));
            Assert.Equal(id, span.GetTagItem("durabletask.event.target_instance_id"));
        });
        Assert.Equal(sender, sent.GetTagItem("durabletask.task.instance_id"));
        Assert.Equal([sent.SpanId, raised.SpanId], listens.Links.Select(link => link.Context.SpanId));
    }

    [Fact]
    public async Task Termination_OfATracedInstance_EndsItsSpan()
    {
        using SpanLog log = new();
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        string id = await engine.RunAsync("listens");
        await engine.AdvanceAsync(TimeSpan.FromMinutes(5));
        await engine.Client.TerminateInstanceAsync(id, "by order");
        await engine.DrainAsync();

        Activity span = log.One("orchestration:listens", ActivityKind.Server);
        Assert.Equal("Terminated", span.GetTagItem("durabletask.task.status"));
        Assert.Equal(TimeSpan.FromMinutes(5), span.Duration);
    }

    [Fact]
    public async Task Failure_OfTracedWork_IsTellingItsKindAndNothingOfTheCase()
    {
        using SpanLog log = new();
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);

        await engine.RunAsync("fails", "an applicant's name");

        Activity[] failed =
        [
            log.One("activity:fail", ActivityKind.Server),
            log.One("activity:fail", ActivityKind.Client),
            log.One("orchestration:fails", ActivityKind.Server),
        ];
        Assert.All(failed, span => Assert.Equal(ActivityStatusCode.Error, span.Status));
        Assert.Equal("System.FormatException", failed[0].StatusDescription);
        Assert.All(log.Spans, span => Assert.DoesNotContain(
            "applicant", string.Join(' ', [span.StatusDescription, .. span.TagObjects.Select(tag => $"{tag.Value}")])));
    }

    [Fact]
    public async Task Start_ThatIsRefused_IsAFailedSpan()
    {
        using SpanLog log = new();
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        StartOrchestrationOptions same = new("the-one");
        await engine.RunAsync("listens", null, same);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => engine.RunAsync("listens", null, same));

        Assert.Equal(
            [ActivityStatusCode.Unset, ActivityStatusCode.Error],
            log.All("create_orchestration:listens", ActivityKind.Producer).Select(span => span.Status));
    }

    [Theory]
    [InlineData("nobody listens")]
    [InlineData("nothing is sampled")]
    [InlineData("tracing is off")]
    public async Task Trace_ThatNobodyWants_LeavesNothing(string why)
    {
        using SpanLog? log = why switch
        {
            "nobody listens" => null,
            "nothing is sampled" => new SpanLog(ActivitySamplingResult.None),
            _ => new SpanLog(),
        };
        await using TestEngine engine = await TestEngine.StartAsync(
            Tasks, new EngineSetup { Options = options => options.Tracing = why != "tracing is off" });
        string id = await engine.RunAsync("listens");
        await engine.RunAsync("sends", id);
        await engine.RunAsync("outer");

        Assert.DoesNotContain(log?.Spans ?? [], span => span.Source.Name == "Microsoft.DurableTask");
        using SqliteFile file = new(engine.Folder.File, readOnly: true);
        Assert.Equal(0, file.Scalar("SELECT count(*) FROM instances WHERE trace_parent IS NOT NULL"));
        Assert.Equal(0, file.Scalar("SELECT count(*) FROM history WHERE events LIKE '%\"trace\"%'"));
    }

    [Fact]
    public async Task Trace_ChangedInTheFile_IsFoundAndNotBelieved()
    {
        using SpanLog log = new();
        using TestFolder folder = new();
        TestEngine engine = await TestEngine.StartAsync(Tasks, new EngineSetup(), folder);
        await engine.RunAsync("listens");
        await engine.DisposeAsync();
        using SqliteFile file = new(folder.File, readOnly: false);

        file.Execute("UPDATE instances SET trace_parent = replace(trace_parent, '-01', '-00')");

        string found = Assert.Single(Verification.Run(file, CancellationToken.None));
        Assert.Contains("checksum", found, StringComparison.Ordinal);
    }

    private static void Waiting(DurableTaskRegistry tasks, Func<Task<int>> stuck) => tasks
        .AddOrchestratorFunc<string?[]>("waiting", async context =>
        {
            string? before = Activity.Current?.Id;
            await context.CallActivityAsync<int>("stuck");
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            await context.WaitForExternalEvent<int>("go");
            return [before, Activity.Current?.Id];
        })
        .AddActivityFunc("stuck", _ => stuck());

    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int>("outer", context => context.CallSubOrchestratorAsync<int>(
            "inner", 1, new SubOrchestrationOptions { Version = "2.0" }))
        .AddOrchestratorFunc<int, int>("inner", (context, input) => context.CallActivityAsync<int>("add", input))
        .AddOrchestratorFunc<int, int>("again", (context, left) =>
        {
            if (left > 0)
            {
                context.ContinueAsNew(left - 1);
            }

            return left;
        })
        .AddOrchestratorFunc<int>("listens", async context =>
            await context.WaitForExternalEvent<int>("go") + await context.WaitForExternalEvent<int>("go"))
        .AddOrchestratorFunc<string, int>("sends", (context, to) =>
        {
            context.SendEvent(to, "go", 1);
            return 1;
        })
        .AddOrchestratorFunc<string, int>("fails", (context, name) => context.CallActivityAsync<int>("fail", name))
        .AddActivityFunc<string, int>("fail", (_, name) => Task.FromException<int>(new FormatException(name)))
        .AddActivityFunc<int, int>("add", (_, input) =>
        {
            using Activity? own = SpanLog.Tests.StartActivity("adding");
            return input + 1;
        });
}
