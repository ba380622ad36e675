namespace GovMedia.Workflows.Storage;

/// <summary>The register: rows in partitions, committed one partition at a time.</summary>
/// <remarks>
/// Every adapter keeps the same limits, the narrowest of those it may stand on (Azure Tables): at most
/// <see cref="RegisterLimits.RowsPerCommit"/> changes and <see cref="RegisterLimits.BytesPerCommit"/> bytes a commit,
/// <see cref="RegisterLimits.BytesPerRow"/> bytes a row, and the key alphabet of <see cref="RegisterLimits.IsKey"/>.
/// A commit that returned is on disk.
/// </remarks>
public interface IRegisterStore
{
    /// <summary>One row, or null where there is none.</summary>
    Task<Row?> ReadAsync(string partition, string key, CancellationToken cancellation = default);

    /// <summary>Rows of one partition in ordinal key order, from <paramref name="from"/> (inclusive) to
    /// <paramref name="to"/> (exclusive, null: to the end); at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Row>> ListAsync(
        string partition, string from = "", string? to = null, int limit = 1000, CancellationToken cancellation = default);

    /// <summary>Rows of every partition whose name begins with <paramref name="partitionPrefix"/>, by partition and key,
    /// restricted to keys in [<paramref name="from"/>, <paramref name="to"/>). Streams; not a snapshot.</summary>
    IAsyncEnumerable<Row> ScanAsync(
        string partitionPrefix, string from = "", string? to = null, CancellationToken cancellation = default);

    /// <summary>Applies all changes or none, in one partition.</summary>
    /// <exception cref="RegisterConflictException">An inserted row exists, or a replaced or deleted row is not the one
    /// that was read. Nothing was changed; the caller reads again and decides anew.</exception>
    /// <exception cref="ArgumentException">A limit or the key alphabet was broken. Nothing was changed.</exception>
    Task CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default);

    /// <summary>Whether <see cref="CommitInOrderAsync"/> puts all its commits on disk at once, so that nobody sees, and no
    /// crash leaves, one without those after it.</summary>
    bool CommitsAtOnce => false;

    /// <summary>Applies commits one after another; each all or none. At the first that fails it stops: those before it
    /// stand, those after it are not tried.</summary>
    /// <param name="commits">The commits, each within the limits of one.</param>
    /// <param name="cancellation">Heeded until the first is begun.</param>
    /// <exception cref="RegisterConflictException">As <see cref="CommitAsync"/>, of the first that conflicts.</exception>
    /// <exception cref="ArgumentException">A limit or the key alphabet was broken.</exception>
    async Task CommitInOrderAsync(IReadOnlyList<PartitionCommit> commits, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(commits);
        CancellationToken until = cancellation;
        foreach (PartitionCommit commit in commits)
        {
            await CommitAsync(commit.Partition, commit.Changes, until);
            until = CancellationToken.None;
        }
    }
}
