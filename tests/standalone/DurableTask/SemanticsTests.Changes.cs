using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <content>Code that no longer does what its history says.</content>
public sealed partial class SemanticsTests
{
    [Theory]
    [InlineData("another", "a call of activity 'first', but the code now makes it a call of activity 'another'")]
    [InlineData("", "a call of activity 'first', but the code now makes it a timer")]
    public async Task Semantics_04_ChangedCodeFailsWithTheStepNamed(string changed, string message)
    {
        TestEngine first = await TestEngine.StartAsync(tasks => Changing(tasks, "first"));
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("changing");
        await using TestEngine second = await first.RestartAsync(tasks => Changing(tasks, changed));
        await second.Client.RaiseEventAsync(id, "go", 1);
        await second.DrainAsync();

        OrchestrationMetadata found = await second.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, found.RuntimeStatus);
        Assert.Equal("NonDeterministicOrchestrationException", found.FailureDetails!.ErrorType);
        Assert.Contains("Step #0", found.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(message, found.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Semantics_04_CaseOfNamesAndDueDatesAreNotCompared()
    {
        TestEngine first = await TestEngine.StartAsync(tasks => Changing(tasks, "first", hours: 1));
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("changing");
        await using TestEngine second = await first.RestartAsync(tasks => Changing(tasks, "FIRST", hours: 2));
        await second.Client.RaiseEventAsync(id, "go", 1);
        await second.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(1, await second.OutputAsync<int>(id));
    }

    [Theory]
    [InlineData("child", "other", "a call of sub-orchestration 'child', but the code now makes it a call of sub-orch")]
    [InlineData("event", "other", "the sending of event 'event', but the code now makes it the sending of event 'other'")]
    [InlineData("timer", "event", "a timer, but the code now makes it the sending of event 'event'")]
    [InlineData("event", "", "the sending of event 'event', but the code has not come to that step and waits at step #0")]
    [InlineData("child", "ends", "a call of sub-orchestration 'child', but the code now ends before it, at step #0")]
    [InlineData("timer", "fails", "a timer, but the code now fails before it, at step #0: System.FormatException")]
    public async Task Semantics_04_EveryKindOfStepIsCompared(string was, string now, string message)
    {
        TestEngine first = await TestEngine.StartAsync(tasks => Step(tasks, was, was));
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("step");
        string kind = now == "other" ? was : now;
        await using TestEngine second = await first.RestartAsync(tasks => Step(tasks, kind, now));
        await second.Client.RaiseEventAsync(id, "go", 1);
        await second.DrainAsync();

        OrchestrationMetadata found = await second.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, found.RuntimeStatus);
        Assert.Contains("Step #0 was " + message, found.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Semantics_04_InputsAndStepsAtTheEndAreNotCompared()
    {
        static void Tasks(DurableTaskRegistry tasks, int input, bool more)
        {
            tasks.AddOrchestratorFunc<int>("step", async context =>
            {
                int answer = await context.CallActivityAsync<int>("echo", input);
                int sum = more ? answer + await context.CallActivityAsync<int>("echo", 10) : answer;
                return sum + await context.WaitForExternalEvent<int>("go");
            });
            tasks.AddActivityFunc<int, int>("echo", (_, given) => given);
        }

        TestEngine first = await TestEngine.StartAsync(tasks => Tasks(tasks, 1, more: false));
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("step");
        await using TestEngine second = await first.RestartAsync(tasks => Tasks(tasks, 2, more: true));
        await second.Client.RaiseEventAsync(id, "go", 100);
        await second.DrainAsync();

        Assert.Equal(111, await second.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Semantics_04_WithParkingTheInstanceIsLeftForTheOldCode()
    {
        EngineSetup parking = new() { Options = options => options.ParkOnNonDeterminism = true };
        TestEngine first = await TestEngine.StartAsync(tasks => Changing(tasks, "first"), parking);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("changing");

        TestEngine second = await first.RestartAsync(tasks => Changing(tasks, "another"), parking);
        await second.Client.RaiseEventAsync(id, "go", 1);
        await second.DrainAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await second.GetAsync(id)).RuntimeStatus);
        Assert.Contains("Step #0", second.Engine.Report.Parked[id], StringComparison.Ordinal);

        await using TestEngine third = await second.RestartAsync(tasks => Changing(tasks, "first"), parking);
        await third.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(1, await third.OutputAsync<int>(id));
    }

    [Theory]
    [InlineData("event", "Step #1 was the ending as Completed, but the code goes on there.")]
    [InlineData("fails", "Step #1 was the ending as Completed, but the code now makes it one as Failed")]
    [InlineData("other", "Step #1 was the ending as Completed with the result 1, but the code's is 2.")]
    public async Task Semantics_04_AnotherEndingIsNamedWithItsStep(string now, string message)
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("ending", context => context.CallActivityAsync<int>("one"))
            .AddActivityFunc<int>("one", _ => 1));
        string id = await engine.RunAsync("ending");
        Ending ending = new(now);

        string? difference = HistoryReplayer.FirstDifference(
            await engine.Client.GetOrchestrationHistoryAsync(id), ending);

        Assert.StartsWith(message, difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Semantics_04_AnEndingBeforeTheHistorysIsNamedWithItsStep()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("ending", async context =>
                await context.CallActivityAsync<int>("one") + await context.WaitForExternalEvent<int>("go"))
            .AddActivityFunc<int>("one", _ => 1));
        string id = await engine.RunAsync("ending");

        string? difference = HistoryReplayer.FirstDifference(
            await engine.Client.GetOrchestrationHistoryAsync(id), new Ending("other"));

        Assert.Equal("The history goes on at step #1, but the code ends there as Completed.", difference);
    }

    private static void Changing(DurableTaskRegistry tasks, string activity, int hours = 1)
    {
        tasks.AddOrchestratorFunc<int>("changing", async context =>
        {
            if (activity.Length > 0)
            {
                await context.CallActivityAsync(activity);
            }

            await context.CreateTimer(TimeSpan.FromHours(hours), CancellationToken.None);
            return await context.WaitForExternalEvent<int>("go");
        });
        tasks.AddActivityFunc("first", _ => { });
    }

    /// <summary>An orchestrator that takes one step of some kind, under some name, and waits.</summary>
    private static void Step(DurableTaskRegistry tasks, string kind, string name)
    {
        tasks.AddOrchestratorFunc<int>("step", async context =>
        {
            switch (kind)
            {
                case "child":
                    _ = context.CallSubOrchestratorAsync<int>(name);
                    break;
                case "timer":
                    _ = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                    break;
                case "event":
                    context.SendEvent("nobody", name, 1);
                    break;
                case "ends":
                    return 0;
                case "fails":
                    throw new FormatException(name);
                default:
                    break;
            }

            return await context.WaitForExternalEvent<int>("go");
        });
        tasks.AddOrchestratorFunc<int>("child", context => context.WaitForExternalEvent<int>("never"));
    }

    /// <summary>Calls one activity and ends in some other way.</summary>
    private sealed class Ending(string how) : TaskOrchestrator<object?, int>
    {
        public override async Task<int> RunAsync(TaskOrchestrationContext context, object? input)
        {
            int answer = await context.CallActivityAsync<int>("one");
            return how switch
            {
                "event" => await context.WaitForExternalEvent<int>("go"),
                "fails" => throw new FormatException(how),
                _ => answer + 1,
            };
        }
    }
}
