using GovMedia.Functions.Durable;
using GovMedia.Standalone;
using GovMedia.Workflows.Bulk;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Notices;
using GovMedia.Workflows.Objections;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Histories.Tests;

/// <summary>Lives a scenario on the engine with today's orchestrators, on simulated time, and keeps its
/// history.</summary>
internal sealed class Recorder(Scenario scenario)
{
    private readonly Queue<CaseView> views = new(scenario.Views);
    private int mailFailures = scenario.MailFailures;
    private int batches = 4;

    /// <summary>The history as an evidence package holds it, one event a line.</summary>
    public static async Task<string> RecordAsync(Scenario scenario)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("govmedia-history-");
        try
        {
            return await new Recorder(scenario).RunAsync(Path.Combine(folder.FullName, "durable.db"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> RunAsync(string file)
    {
        SimulatedClock clock = new(Scenarios.Begin);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDurableTaskWorker(worker =>
        {
            worker.AddTasks(Register);
            worker.UseStandalone(options =>
            {
                options.Path = file;
                options.Clock = clock;
            });
        });
        builder.Services.AddDurableTaskClient(client => client.UseStandalone());
        using IHost host = builder.Build();
        await host.StartAsync();
        DurableTaskClient client = host.Services.GetRequiredService<DurableTaskClient>();
        IClockedWork work = host.Services.GetRequiredService<IClockedWork>();
        await client.ScheduleNewOrchestrationInstanceAsync(
            scenario.Orchestration,
            scenario.Input,
            new StartOrchestrationOptions(scenario.Input) { Version = new TaskVersion(Corpus.CodeVersion) });
        foreach (TimeSpan nudge in scenario.Nudges)
        {
            await MoveAsync(work, clock, nudge);
            await client.RaiseEventAsync(scenario.Input, CaseEvents.Changed, "");
            await MoveAsync(work, clock, nudge);
        }

        await MoveAsync(work, clock, scenario.Lasts);
        OrchestrationMetadata lived = (await client.GetInstanceAsync(scenario.Input, getInputsAndOutputs: true))!;
        Assert.True(lived.FailureDetails is null, $"{scenario.Name}: {lived.FailureDetails?.ErrorMessage}");
        Assert.Empty(views);
        string history = Corpus.Lines(HistoryView.Raw(await client.GetOrchestrationHistoryAsync(scenario.Input)));
        await host.StopAsync();
        return history;
    }

    private void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestrator<ObjectionProcedure>();
        tasks.AddOrchestrator<ChainProcedure>();
        tasks.AddOrchestrator<CampaignProcedure>();
        tasks.AddOrchestrator<BulkProcedure>();
        tasks.AddActivityFunc<string, CaseView>(nameof(ReadCase), (_, _) => views.Dequeue());
        tasks.AddActivityFunc<string, CaseView>(nameof(RingAlarm), (_, _) => views.Dequeue());
        tasks.AddActivityFunc<string, CaseView>(nameof(ObserveNotice), (_, _) => views.Dequeue());
        tasks.AddActivityFunc<string, int>(nameof(DeliverMail), (_, _) => mailFailures-- > 0
            ? throw new InvalidOperationException("The mail server does not answer.")
            : 1);
        tasks.AddActivityFunc<string, string>(nameof(SealEvidence), (_, caseNo) => $"evidence/{caseNo}.zip");
        tasks.AddActivityFunc<string, bool>(CampaignProcedure.OpenRefilings, (_, _) => --batches > 0);
        tasks.AddActivityFunc<string, bool>(BulkProcedure.CarryOutBulk, (_, _) => --batches > 0);
    }

    private static async Task MoveAsync(IClockedWork work, SimulatedClock clock, TimeSpan since)
    {
        DateTimeOffset end = Scenarios.Begin + since;
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        await work.DrainAsync(limit.Token);
        while (work.NextDue is { } due && due <= end)
        {
            clock.Set(due > clock.GetUtcNow() ? due : clock.GetUtcNow());
            await work.DrainAsync(limit.Token);
        }

        clock.Set(end > clock.GetUtcNow() ? end : clock.GetUtcNow());
        await work.DrainAsync(limit.Token);
    }
}
