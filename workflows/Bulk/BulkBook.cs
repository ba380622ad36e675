using System.Globalization;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Bulk;

/// <summary>Keeps bulk acts and their items in the register.</summary>
public sealed class BulkBook(IRegisterStore store)
{
    /// <summary>The partition of the bulk acts.</summary>
    public const string Partition = "bulk";

    /// <summary>A bulk act with its version, or null.</summary>
    public async Task<(BulkOrder Order, string ETag)?> ReadAsync(string id, CancellationToken cancellation = default) =>
        RegisterLimits.IsKey(id) && await store.ReadAsync(Partition, id, cancellation) is { } row
            ? (GovJson.Read<BulkOrder>(row.Body), row.ETag)
            : null;

    /// <summary>All bulk acts, by id.</summary>
    public IAsyncEnumerable<BulkOrder> AllAsync(CancellationToken cancellation = default) =>
        store.RowsAsync(Partition, cancellation: cancellation).Select(static r => GovJson.Read<BulkOrder>(r.Body));

    /// <summary>The items of a bulk act, in their order.</summary>
    public IAsyncEnumerable<BulkItem> ItemsAsync(string id, CancellationToken cancellation = default) =>
        store.RowsAsync(ItemsOf(id), cancellation: cancellation).Select(static r => GovJson.Read<BulkItem>(r.Body));

    /// <summary>Writes a new bulk act: its items first, so that one that is found is whole.</summary>
    public async Task AddAsync(BulkOrder order, IEnumerable<BulkItem> items, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        foreach (BulkItem[] some in items.Chunk(RegisterLimits.RowsPerCommit))
        {
            await store.CommitAsync(ItemsOf(order.Id), [.. some.Select(Put)], cancellation);
        }

        await store.CommitAsync(Partition, [new RowChange.Insert(order.Id, GovJson.Write(order))], cancellation);
    }

    /// <summary>Writes a bulk act unless somebody changed it since it was read.</summary>
    /// <exception cref="RegisterConflictException">Somebody did.</exception>
    public Task ReplaceAsync(BulkOrder order, string etag, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        return store.CommitAsync(Partition, [new RowChange.Replace(order.Id, GovJson.Write(order), etag)], cancellation);
    }

    /// <summary>Writes what came of an item.</summary>
    public Task PutAsync(string id, BulkItem item, CancellationToken cancellation = default) =>
        store.CommitAsync(ItemsOf(id), [Put(item)], cancellation);

    private static string ItemsOf(string id) => $"bulk:{id}";

    private static RowChange Put(BulkItem item) =>
        new RowChange.Put(item.Number.ToString("000000", CultureInfo.InvariantCulture), GovJson.Write(item));
}
