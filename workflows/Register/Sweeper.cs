using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Register;

/// <summary>Finds what a crash left half done, and mail that waits.</summary>
public sealed class Sweeper(IRegisterStore store, CaseRegister register, TimeProvider clock)
{
    /// <summary>Commits announced at least <paramref name="age"/> ago and not settled; their indexes are made anew.</summary>
    /// <returns>The case to wake, null where the commit never happened, and the announcement to settle after.</returns>
    public async IAsyncEnumerable<(CaseFile? File, string Pending)> LeftoversAsync(
        TimeSpan age, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        DateTimeOffset before = clock.GetUtcNow() - age;
        IAsyncEnumerable<Row> announced = store.RowsAsync(
            Partitions.Pending, PendingCommit.Prefix, Partitions.After(PendingCommit.Prefix), cancellation: cancellation);
        await foreach (Row row in announced)
        {
            PendingCommit pending = GovJson.Read<PendingCommit>(row.Body);
            if (pending.At <= before)
            {
                yield return (await register.ReindexAsync(pending, cancellation), pending.Key);
            }
        }
    }

    /// <summary>Cases with mail that waits for another attempt.</summary>
    public async Task<IReadOnlyList<string>> WithMailAsync(CancellationToken cancellation = default) =>
        await store.RowsAsync(Partitions.Mail, cancellation: cancellation).Select(static r => r.Key).ToListAsync(cancellation);
}
