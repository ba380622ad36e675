using GovMedia.Functions.Http;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Notices;

namespace GovMedia.Functions.Notices;

/// <summary>Finds public notices.</summary>
public sealed class NoticeList(NoticeBook notices, NoticeObjections objections, DirectoryBook directory)
{
    /// <summary>A notice.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<NoticeView> RequireAsync(string id, CancellationToken cancellation)
    {
        PublicNotice notice = await notices.ReadAsync(id, cancellation)
            ?? throw Problem.Of("unknown-notice", $"没有公告 {id}。", $"There is no notice {id}.").Thrown();
        (int lodged, int open) = await objections.CountAsync(id, cancellation);
        return NoticeView.Of(notice, await directory.ReadAsync(cancellation)) with { Objections = lodged, OpenObjections = open };
    }

    /// <summary>Notices by id.</summary>
    /// <param name="active">Whether only running, or only ended ones; null for both.</param>
    /// <param name="jurisdiction">A jurisdiction, or null for all.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<NoticeView> FindAsync(
        bool? active, string? jurisdiction, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        await foreach (PublicNotice notice in notices.AllAsync(cancellation))
        {
            if ((active is null || notice.Active == active) && (jurisdiction is null || notice.Jurisdiction == jurisdiction))
            {
                yield return NoticeView.Of(notice, people);
            }
        }
    }
}
