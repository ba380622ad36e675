using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Options;
using static Microsoft.DurableTask.Worker.DurableTaskWorkerWorkItemFilters;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>A worker may take some orchestrations and activities and leave the rest to a later one.</summary>
public sealed class WorkItemFilterTests
{
    [Fact]
    public async Task Orchestration_ThatIsNotRegistered_WaitsForAWorkerThatHasIt()
    {
        TestEngine first = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int>("here", _ => 1), Filtered(worker => worker.UseWorkItemFilters()));
        using TestFolder folder = first.Folder;
        string here = await first.RunAsync("here");
        string later = await first.RunAsync("later");

        Assert.Equal(1, await first.OutputAsync<int>(here));
        Assert.Contains("work item filters", first.Engine.Report.Parked[later], StringComparison.Ordinal);
        await using TestEngine second = await first.RestartAsync(tasks => tasks.AddOrchestratorFunc<int>("later", _ => 2));
        await second.DrainAsync();

        Assert.Equal(2, await second.OutputAsync<int>(later));
    }

    [Fact]
    public async Task Activity_ThatIsNotTaken_WaitsForAWorkerThatTakesIt()
    {
        static void Tasks(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc<int>("calls", context => context.CallActivityAsync<int>("seven"))
            .AddActivityFunc<int>("seven", _ => 7);
        DurableTaskWorkerWorkItemFilters orchestrationsOnly = new()
        {
            Orchestrations = [new OrchestrationFilter("CALLS", null)],
        };
        TestEngine first = await TestEngine.StartAsync(
            Tasks, Filtered(worker => worker.UseWorkItemFilters(orchestrationsOnly)));
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("calls");

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await first.GetAsync(id)).RuntimeStatus);
        await using TestEngine second = await first.RestartAsync(Tasks);
        await second.DrainAsync();

        Assert.Equal(7, await second.OutputAsync<int>(id));
    }

    [Theory]
    [InlineData("2.0", true)]
    [InlineData("3.0", false)]
    [InlineData(null, false)]
    public async Task Version_OfAFilter_TellsWhatIsTaken(string? version, bool taken)
    {
        DurableTaskWorkerWorkItemFilters filters = new() { Orchestrations = [new OrchestrationFilter("it", ["2.0"])] };
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int>("it", _ => 1),
            Filtered(worker => worker.UseWorkItemFilters(filters)));

        string id = await engine.RunAsync("it", null, new StartOrchestrationOptions { Version = version });

        Assert.Equal(!taken, engine.Engine.Report.Parked.ContainsKey(id));
    }

    [Fact]
    public async Task Filter_OfNothing_TakesEverything()
    {
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int>("it", _ => 1),
            Filtered(worker => worker.UseWorkItemFilters().UseWorkItemFilters(null)));

        string unknown = await engine.RunAsync("unknown");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await engine.GetAsync(unknown)).RuntimeStatus);
    }

    [Fact]
    public async Task Filter_OfWhatIsNotRegistered_IsRefusedAtTheStart()
    {
        DurableTaskWorkerWorkItemFilters filters = new()
        {
            Orchestrations = [new OrchestrationFilter("it", null), new OrchestrationFilter()],
            Activities = [new ActivityFilter("ghost", null)],
            Entities = [new EntityFilter("none")],
        };

        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => TestEngine.StartAsync(
                tasks => tasks.AddOrchestratorFunc<int>("it", _ => 1),
                Filtered(worker => worker.UseWorkItemFilters(filters))));

        Assert.Contains(
            "Orchestrations: [<empty>] Activities: [ghost] Entities: [none]",
            refused.Message,
            StringComparison.Ordinal);
    }

    private static EngineSetup Filtered(Action<IDurableTaskWorkerBuilder> configure) => new() { Worker = configure };
}
