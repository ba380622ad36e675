using GovMedia.Functions.Campaigns;
using GovMedia.Functions.Cases;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Campaigns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GovMedia.Functions.Durable;

/// <summary>The timer function of annual reviews.</summary>
public sealed class AnnualReviewWatch(AnnualReviewCampaigns reviews, Waker waker, ILogger<AnnualReviewWatch> log)
{
    /// <summary>Opens the reviews whose day has come, takes in sponsors that are new, and ends the cases of those that have no
    /// account left.</summary>
    [Function("WatchAnnualReviews")]
    public async Task Watch(
        [TimerTrigger("%WatchSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (Campaign review in await reviews.StartDueAsync(cancellation))
        {
            log.LogInformation("Annual review {Review} has sponsors to open cases for", review.Id);
            await CampaignStarter.StartAsync(client, review, cancellation);
        }

        await reviews.LapseAsync(decision => waker.WakeAsync(client, decision), cancellation);
    }
}
