using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Campaigns;

/// <summary>Re-filing campaigns (存量账号补办备案).</summary>
public sealed class CampaignFunctions(CampaignDesk campaigns, LawBook laws, TimeProvider clock)
{
    /// <summary>Starts a campaign; its cases follow. The same one again answers the one that stands.</summary>
    [Function("StartCampaign")]
    public async Task<IActionResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/refiling-campaigns")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        System.Text.Json.JsonElement json = await RequestBody.ReadObjectAsync(request, cancellation);
        Fields body = new(json, errors);
        Caller caller = context.Caller();
        string jurisdiction = body.Text("jurisdiction", 60);
        string? trigger = body.OptionalText("trigger", 500);
        bool dated = json.TryGetProperty("publishedOn", out System.Text.Json.JsonElement said)
            && said.ValueKind != System.Text.Json.JsonValueKind.Null;
        DateOnly? given = dated ? body.Day("publishedOn") : null;
        errors.ThrowIfAny();
        caller.EnsureSupervises(jurisdiction);
        Pack pack = laws.Packs.For(jurisdiction, ChinaTime.DateOf(clock.GetUtcNow())) ?? throw Problem.Field(
            "jurisdiction", $"没有辖区“{jurisdiction}”的规则包。", $"'{jurisdiction}' has no rule pack.").Thrown();
        DateOnly? document = CampaignDesk.InstrumentOf(pack).PublishedOn;
        DateOnly published = given ?? document ?? throw Problem.Field(
            "publishedOn", "文本没有注明公布日期，须写明。", "The instrument names no day of publication; give it.").Thrown();
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        if (given is { } day && (day > today || day < document))
        {
            string from = document is { } first ? $"{first:yyyy-MM-dd}" : "—";
            throw Problem.Field(
                "publishedOn",
                $"公布日期 {day:yyyy-MM-dd} 不得早于文件日期（{from}），也不得晚于今天（{today:yyyy-MM-dd}）。",
                $"The day of publication, {day:yyyy-MM-dd}, lies before the document's ({from}) or after today ({today:yyyy-MM-dd}).").Thrown();
        }

        if (document is { } signed && published != signed && trigger is null)
        {
            throw Problem.Field(
                "trigger",
                $"公布日期不同于文件日期 {signed:yyyy-MM-dd} 的，须写明证据。",
                $"A day other than the document's ({signed:yyyy-MM-dd}) needs its evidence.").Thrown();
        }

        (Campaign? campaign, Refusal? refusal) = await campaigns.StartAsync(
            jurisdiction, published, trigger ?? "document-date", caller.SignedIn.Id, cancellation);
        if (refusal is not null)
        {
            throw Problem.Of(refusal).Thrown();
        }

        await CampaignStarter.StartAsync(client, campaign!, cancellation);
        CampaignAnswer answer = await AnswerAsync(campaign!.Id, request, cancellation);
        return Answer.Json(answer, StatusCodes.Status202Accepted).With("Location", $"/api/refiling-campaigns/{answer.Id}");
    }

    /// <summary>How a campaign stands.</summary>
    [Function("ReadCampaign")]
    public async Task<IActionResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/refiling-campaigns/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        CampaignAnswer answer = await AnswerAsync(id, request, cancellation);
        context.Caller().EnsureSeesCampaigns(answer.Jurisdiction);
        return Answer.Json(answer);
    }

    /// <summary>The accounts of a campaign, such as those overdue.</summary>
    [Function("ListCampaignAccounts")]
    public async Task<IActionResult> Members(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/refiling-campaigns/{id}/accounts")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        context.Caller().EnsureSeesCampaigns((await AnswerAsync(id, request, cancellation)).Jurisdiction);
        string state = Query.Choice(request, "state", CampaignMember.Standings) ?? "all";
        IReadOnlyList<CampaignMember> members = await campaigns.MembersAsync(id, cancellation);
        return Answer.Json(await members
            .Where(m => m.Stands(state))
            .ToAsyncEnumerable()
            .PageAsync(request, static m => m.AccountId));
    }

    private async Task<CampaignAnswer> AnswerAsync(string id, HttpRequest request, CancellationToken cancellation) =>
        await campaigns.ProgressAsync(id, cancellation) is { Campaign.Year: null } progress
            ? CampaignAnswer.Of(progress, Language.Of(request))
            : throw Problem.Of("unknown-campaign", $"没有补办备案活动 {id}。", $"There is no campaign {id}.").Thrown();
}
