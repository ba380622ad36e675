using GovMedia.Workflows.Cases;
using Microsoft.DurableTask;

namespace GovMedia.Workflows.Campaigns;

/// <summary>Opens the cases of a re-filing campaign, batch by batch, until every account has one.</summary>
/// <remarks>Source: Yunnan Measures, article 47. The cases then run on their own.</remarks>
[DurableTask(nameof(CampaignProcedure))]
public sealed class CampaignProcedure : TaskOrchestrator<string, string>
{
    /// <summary>The activity that opens one batch.</summary>
    public const string OpenRefilings = nameof(OpenRefilings);

    /// <inheritdoc/>
    public override async Task<string> RunAsync(TaskOrchestrationContext context, string campaignId)
    {
        for (int round = 0; await context.CallActivityAsync<bool>(OpenRefilings, campaignId, Patience.Steady); round++)
        {
            if (round == CaseLoop.Rounds)
            {
                context.ContinueAsNew(campaignId);
                return campaignId;
            }
        }

        return campaignId;
    }
}
