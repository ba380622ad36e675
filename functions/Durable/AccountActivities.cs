using GovMedia.Functions.Campaigns;
using GovMedia.Functions.Cases;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Notices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Durable;

/// <summary>Orchestrations and activities of accounts and campaigns, each a line around the class that does it.</summary>
public sealed class AccountActivities(ObserveNotice observe, CampaignDesk campaigns, CampaignStarter starter, Waker waker)
{
    /// <summary>Carries a procedure of an account.</summary>
    [Function(nameof(ChainProcedure))]
    public static Task<string> Chain([OrchestrationTrigger] TaskOrchestrationContext context, string caseNo) =>
        new ChainProcedure().RunAsync(context, caseNo);

    /// <summary>Opens the cases of a campaign.</summary>
    [Function(nameof(CampaignProcedure))]
    public static Task<string> Campaign([OrchestrationTrigger] TaskOrchestrationContext context, string campaignId) =>
        new CampaignProcedure().RunAsync(context, campaignId);

    /// <summary>Looks at a notice.</summary>
    [Function(nameof(ObserveNotice))]
    public Task<CaseView> Observe([ActivityTrigger] string caseNo, CancellationToken cancellation) =>
        observe.RunAsync(caseNo, cancellation);

    /// <summary>Opens the next cases of a campaign.</summary>
    [Function(CampaignProcedure.OpenRefilings)]
    public Task<bool> OpenRefilings(
        [ActivityTrigger] string campaignId, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        campaigns.OpenBatchAsync(campaignId, decision => waker.WakeAsync(client, decision), cancellation);

    /// <summary>Goes on with campaigns that a crash left half opened.</summary>
    [Function("WatchCampaigns")]
    public Task WatchCampaigns(
        [TimerTrigger("%WatchSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        starter.ResumeAsync(client, cancellation);
}
