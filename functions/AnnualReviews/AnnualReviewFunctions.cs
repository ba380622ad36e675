using System.Globalization;
using GovMedia.Functions.Access;
using GovMedia.Functions.Campaigns;
using GovMedia.Functions.Http;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.AnnualReviews;

/// <summary>Annual reviews (年审): a report of each sponsor, judged by the supervising unit.</summary>
public sealed class AnnualReviewFunctions(AnnualReviewCampaigns reviews, CampaignDesk campaigns, LawBook laws, TimeProvider clock)
{
    /// <summary>Starts the review of the running year, also before its day; the same one again takes in who is new.</summary>
    [Function("StartAnnualReview")]
    public async Task<IActionResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/annual-reviews")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        string jurisdiction = body.Text("jurisdiction", 60);
        int year = body.Number("year", 2000, 2999);
        errors.ThrowIfAny();
        Caller caller = context.Caller();
        caller.EnsureSupervises(jurisdiction);
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        if (laws.Packs.For(jurisdiction, today) is null)
        {
            throw Problem.Field("jurisdiction", $"没有辖区“{jurisdiction}”的规则包。", $"'{jurisdiction}' has no rule pack.").Thrown();
        }

        (Campaign? review, Refusal? refusal) = await reviews.StartAsync(jurisdiction, year, caller.SignedIn.Id, cancellation);
        if (refusal is not null)
        {
            throw Problem.Of(refusal).Thrown();
        }

        if (review is null)
        {
            string running = today.Year.ToString(CultureInfo.InvariantCulture);
            throw Problem.Field(
                "year",
                $"年审只在当年（{running}）发起：期限已过的年度不补发起，以免当即逾期。",
                $"A review is started within its year ({running}); one whose limit has passed would be late at once.").Thrown();
        }

        await CampaignStarter.StartAsync(client, review, cancellation);
        AnnualReviewAnswer answer = await AnswerAsync(review.Id, request, cancellation);
        return Answer.Json(answer, StatusCodes.Status202Accepted).With("Location", $"/api/annual-reviews/{answer.Id}");
    }

    /// <summary>How a review stands.</summary>
    [Function("ReadAnnualReview")]
    public async Task<IActionResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/annual-reviews/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        AnnualReviewAnswer answer = await AnswerAsync(id, request, cancellation);
        context.Caller().EnsureSeesCampaigns(answer.Jurisdiction);
        return Answer.Json(answer);
    }

    /// <summary>The sponsors of a review, such as those overdue.</summary>
    [Function("ListReviewedUnits")]
    public async Task<IActionResult> Units(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/annual-reviews/{id}/units")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        caller.EnsureSeesCampaigns((await AnswerAsync(id, request, cancellation)).Jurisdiction);
        string state = Query.Choice(request, "state", AnnualReviewCampaigns.Standings) ?? "all";
        return Answer.Json(await (await campaigns.MembersAsync(id, cancellation))
            .Where(m => AnnualReviewCampaigns.Stands(m, state))
            .Select(m => new ReviewedUnit(
                m.Unit, caller.People.Units.GetValueOrDefault(m.Unit)?.Name ?? m.Unit, m.CaseNo, m.State, AnnualReviewCampaigns.Stands(m, "overdue")))
            .ToAsyncEnumerable()
            .PageAsync(request, static m => m.Unit));
    }

    private async Task<AnnualReviewAnswer> AnswerAsync(string id, HttpRequest request, CancellationToken cancellation) =>
        await reviews.ProgressAsync(id, cancellation) is { } progress
            ? AnnualReviewAnswer.Of(progress, Language.Of(request))
            : throw Problem.Of("unknown-review", $"没有年审 {id}。", $"There is no annual review {id}.").Thrown();
}
