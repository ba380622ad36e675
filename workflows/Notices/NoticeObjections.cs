using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Notices;

/// <summary>Keeps, for each public notice, the objections lodged against it.</summary>
public sealed class NoticeObjections(IRegisterStore store) : ICaseRows
{
    /// <summary>The link from an objection to the notice's case.</summary>
    public const string Relation = "notice";

    /// <summary>Links an objection that was just received to a notice; with null does nothing.</summary>
    public static Refusal? Link(CaseTurn turn, string? noticeId)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (noticeId is not null)
        {
            turn.Change(f => f with { Links = f.Links.SetItem(Relation, noticeId) });
            turn.Record("objection.linked-to-notice");
        }

        return null;
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<IndexKey, string>> RowsOf(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Links.TryGetValue(Relation, out string? notice))
        {
            yield return new(
                new IndexKey(PartitionOf(notice), file.CaseNo), GovJson.Write(new Lodged(file.CaseNo, file.State)));
        }
    }

    /// <summary>How many objections were lodged against a notice, and how many of them are open.</summary>
    public async Task<(int Lodged, int Open)> CountAsync(string noticeId, CancellationToken cancellation = default)
    {
        IReadOnlyList<Row> rows = await store.ListAsync(PartitionOf(noticeId), limit: 1000, cancellation: cancellation);
        return (rows.Count, rows.Count(static r => GovJson.Read<Lodged>(r.Body).State == "open"));
    }

    private static string PartitionOf(string noticeId) => $"notice-objections:{noticeId}";

    private sealed record Lodged(string CaseNo, string State);
}
