using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Notices;

/// <summary>The public notices: a row for each case that has one.</summary>
public sealed class NoticeBook(IRegisterStore store) : ICaseRows
{
    /// <summary>The partition of the notices; a row a case.</summary>
    public const string Partition = "notices";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<IndexKey, string>> RowsOf(CaseFile file)
    {
        if (PublicNotice.Of(file) is { } notice)
        {
            yield return new(new IndexKey(Partition, notice.Id), GovJson.Write(notice));
        }
    }

    /// <summary>A notice, or null.</summary>
    public async Task<PublicNotice?> ReadAsync(string id, CancellationToken cancellation = default) =>
        RegisterLimits.IsKey(id) && await store.ReadAsync(Partition, id, cancellation) is { } row
            ? GovJson.Read<PublicNotice>(row.Body)
            : null;

    /// <summary>All notices by id.</summary>
    public IAsyncEnumerable<PublicNotice> AllAsync(CancellationToken cancellation = default) =>
        store.RowsAsync(Partition, cancellation: cancellation).Select(static r => GovJson.Read<PublicNotice>(r.Body));
}
