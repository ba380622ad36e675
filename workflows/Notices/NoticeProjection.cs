using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Notices;

/// <summary>Keeps the public notices in step with the cases they belong to, and reads them.</summary>
public sealed class NoticeProjection(IRegisterStore store) : ICaseProjection
{
    /// <summary>The partition of the notices; a row a case.</summary>
    public const string Partition = "notices";

    /// <inheritdoc/>
    public bool Concerns(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return PublicNotice.Of(file) is not null;
    }

    /// <inheritdoc/>
    public async Task ProjectAsync(CaseFile file, CancellationToken cancellation = default)
    {
        if (PublicNotice.Of(file) is { } notice)
        {
            await store.CommitAsync(Partition, [new RowChange.Put(notice.Id, GovJson.Write(notice))], cancellation);
        }
    }

    /// <summary>A notice, or null.</summary>
    public async Task<PublicNotice?> ReadAsync(string id, CancellationToken cancellation = default) =>
        RegisterLimits.IsKey(id) && await store.ReadAsync(Partition, id, cancellation) is { } row
            ? GovJson.Read<PublicNotice>(row.Body)
            : null;

    /// <summary>All notices by id.</summary>
    public async IAsyncEnumerable<PublicNotice> AllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string from = "";
        while (true)
        {
            IReadOnlyList<Row> rows = await store.ListAsync(Partition, from, null, 1000, cancellation);
            foreach (Row row in rows)
            {
                yield return GovJson.Read<PublicNotice>(row.Body);
            }

            if (rows.Count < 1000)
            {
                yield break;
            }

            from = rows[^1].Key + " ";
        }
    }
}
