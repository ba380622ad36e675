using GovMedia.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Notices;

/// <summary>Public notices: as a list, one by one, as a feed and as a calendar.</summary>
public sealed class NoticeFunctions(NoticeList notices)
{
    private const int FeedLength = 200;

    /// <summary>The notices.</summary>
    [Function("ListNotices")]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/notices")] HttpRequest request,
        CancellationToken cancellation) =>
        Answer.Json(await Find(request, cancellation).PageAsync(request, static n => n.Id));

    /// <summary>One notice.</summary>
    [Function("ReadNotice")]
    public async Task<IActionResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/notices/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answer.Json(await notices.RequireAsync(id, cancellation));

    /// <summary>The newest notices as an Atom feed.</summary>
    [Function("NoticesAtom")]
    public async Task<IActionResult> Atom(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/notices.atom")] HttpRequest request,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Answer.Text(
            NoticeFeed.Write(await NewestAsync(request, cancellation), $"{request.Scheme}://{request.Host}"), "application/atom+xml");
    }

    /// <summary>The notices' periods as a calendar.</summary>
    [Function("NoticesIcs")]
    public async Task<IActionResult> Ics(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/notices.ics")] HttpRequest request,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Answer.Text(
            NoticeCalendar.Write(await NewestAsync(request, cancellation), $"{request.Scheme}://{request.Host}"), "text/calendar");
    }

    private async Task<IReadOnlyList<NoticeView>> NewestAsync(HttpRequest request, CancellationToken cancellation)
    {
        List<NoticeView> all = [];
        await foreach (NoticeView notice in Find(request, cancellation))
        {
            all.Add(notice);
        }

        return [.. all.OrderByDescending(static n => n.PublishedAt).ThenBy(static n => n.Id, StringComparer.Ordinal).Take(FeedLength)];
    }

    private IAsyncEnumerable<NoticeView> Find(HttpRequest request, CancellationToken cancellation)
    {
        bool? active = Query.Text(request, "active") switch
        {
            null => null,
            "true" => true,
            "false" => false,
            _ => throw Problem.Field("active", "须是true或false。", "true or false is expected.").Thrown(),
        };
        return notices.FindAsync(active, Query.Text(request, "jurisdiction"), cancellation);
    }
}
