using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Register;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Deadlines;

/// <summary>The open limits of a unit and those below it, as a calendar to subscribe to.</summary>
public sealed class DeadlineFeedFunctions(
    CaseList list, CaseRegister register, LawBook laws, DirectoryBook directory, FeedTokens tokens)
{
    private const int FeedLength = 2000;

    /// <summary>The calendar, for whoever is signed in; of the user's unit unless <c>unit</c> names one below it.</summary>
    [Function("DeadlinesIcs")]
    public async Task<IActionResult> Ics(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/deadlines.ics")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) =>
        Calendar(await WriteAsync(context.Caller(), Query.Text(request, "unit"), cancellation));

    /// <summary>The calendar, for a program that shows its user's feed token in the address.</summary>
    [Function("DeadlineFeed")]
    public async Task<IActionResult> Feed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/feeds/{token}/deadlines.ics")] HttpRequest request,
        string token,
        CancellationToken cancellation)
    {
        User user = await tokens.ReadAsync(token, cancellation) ?? throw Problem.Of(
            "unknown-feed",
            "没有此订阅地址，或已随密码更改而失效；请登录后重新取得（GET /api/feeds）。",
            "There is no such feed, or it ended with a change of password; sign in and ask for it (GET /api/feeds).").Thrown();
        Caller caller = new(user, user, await directory.ReadAsync(cancellation));
        return Calendar(await WriteAsync(caller, Query.Text(request, "unit"), cancellation));
    }

    /// <summary>The signed-in user's own feed address.</summary>
    [Function("ReadFeedAddress")]
    public async Task<IActionResult> Address(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/feeds")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        Caller caller = context.Caller();
        string token = await tokens.OfAsync(caller.SignedIn, cancellation);
        return Answer.Json(new
        {
            deadlines = $"{request.Scheme}://{request.Host}/api/feeds/{Uri.EscapeDataString(token)}/deadlines.ics",
        });
    }

    private async Task<string> WriteAsync(Caller caller, string? unit, CancellationToken cancellation)
    {
        string? of = unit ?? caller.User.Unit;
        if (unit is not null && (!caller.People.Units.ContainsKey(unit) || !caller.MaySee([unit])))
        {
            throw Caller.NotAllowed($"单位 {unit} 不在您单位的范围内。", $"Unit {unit} lies outside yours.").Thrown();
        }

        List<CaseSummary> open = [];
        string[]? units = of is null ? null : [.. caller.People.Units.Keys.Where(u => caller.People.IsWithin(u, of))];
        await foreach (CaseSummary one in list.AmongAsync(units, openOnly: true, cancellation: cancellation))
        {
            if (one.EndedAt is null && (of is null || one.Units.Any(u => caller.People.IsWithin(u, of))))
            {
                open.Add(one);
            }
        }

        string name = of is null ? "全部单位" : caller.People.Units.GetValueOrDefault(of)?.Name ?? of;
        CalendarText text = new("Deadlines", $"{name}：未结期限");
        foreach (CaseSummary one in open.OrderBy(static c => c.DueAt ?? DateTimeOffset.MaxValue)
            .ThenBy(static c => c.CaseNo, StringComparer.Ordinal).Take(FeedLength))
        {
            if (await register.ReadAsync(one.CaseNo, cancellation) is { File: { EndedAt: null } file })
            {
                CaseLaw law = await laws.PinnedAsync(file.Pins, cancellation);
                foreach (CaseClock clock in file.Clocks.Values
                    .Where(c => c.EndedAt is null && (of is null || caller.People.IsWithin(c.Unit, of))))
                {
                    DeadlineEvent.Write(text, file, clock, law);
                }
            }
        }

        return text.End();
    }

    private static Answer Calendar(string text) =>
        Answer.Text(text, "text/calendar").With("Cache-Control", "private, no-cache");
}
