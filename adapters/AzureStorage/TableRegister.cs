using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.AzureStorage;

/// <summary>The register in Azure Tables: a commit is one entity-group transaction.</summary>
/// <remarks>
/// The client repeats what timed out, so an answer may speak of a repetition of a commit that went through. Each row
/// carries the commit that wrote it; before a conflict or a failure is reported, the rows are read back, and a commit
/// found there has succeeded. A deletion without a version of a row that is absent is left out of the transaction.
/// </remarks>
public sealed class TableRegister : IRegisterStore, IDisposable
{
    private const int MostPerPage = 1000;

    private readonly TableClient _table;
    private readonly OnceReady _ready;

    /// <summary>Names the table; it is created at the first use.</summary>
    public TableRegister(AzureStorageSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _table = settings.OpenTable();
        _ready = new OnceReady(cancellation => _table.CreateIfNotExistsAsync(cancellation));
    }

    /// <inheritdoc/>
    public async Task<Row?> ReadAsync(string partition, string key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(key);
        await _ready.WaitAsync(cancellation);
        NullableResponse<TableEntity> found =
            await _table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation);
        return found.HasValue ? RowEntity.Read(found.Value!) : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> ListAsync(
        string partition,
        string from = "",
        string? to = null,
        int limit = 1000,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        List<Row> rows = [];
        if (limit == 0 || (to is not null && string.CompareOrdinal(from, to) >= 0))
        {
            return rows;
        }

        await _ready.WaitAsync(cancellation);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}") + Keys(from, to);
        int page = Math.Min(limit, MostPerPage);
        await foreach (TableEntity entity in _table.QueryAsync<TableEntity>(
            filter, page, cancellationToken: cancellation))
        {
            rows.Add(RowEntity.Read(entity));
            if (rows.Count == limit)
            {
                break;
            }
        }

        return rows;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> ScanAsync(
        string partitionPrefix,
        string from = "",
        string? to = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(partitionPrefix);
        ArgumentNullException.ThrowIfNull(from);
        await _ready.WaitAsync(cancellation);
        string filter = TableClient.CreateQueryFilter($"PartitionKey ge {partitionPrefix}");
        if (KeyRange.After(partitionPrefix) is { } end)
        {
            filter += " and " + TableClient.CreateQueryFilter($"PartitionKey lt {end}");
        }

        filter += Keys(from, to);
        await foreach (TableEntity entity in _table.QueryAsync<TableEntity>(
            filter, MostPerPage, cancellationToken: cancellation))
        {
            yield return RowEntity.Read(entity);
        }
    }

    /// <inheritdoc/>
    public async Task CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        RegisterLimits.Check(partition, changes);
        cancellation.ThrowIfCancellationRequested();
        await _ready.WaitAsync(cancellation);
        string commit = Guid.NewGuid().ToString("N");
        bool readable = RowEntity.IsReadable(changes);
        List<RowChange> left = [.. changes];
        while (left.Count > 0)
        {
            // Another store's version, or "*", would be refused as malformed or, worse, match everything.
            if (left.Find(NamesNoVersionOfThisStore) is { } odd)
            {
                throw new RegisterConflictException(partition, odd.Key);
            }

            try
            {
                await _table.SubmitTransactionAsync(
                    left.Select(change => Action(partition, change, commit, readable)), cancellation);
                return;
            }
            catch (TableTransactionFailedException refused) when (refused.Status is 404 or 409 or 412)
            {
                if (await WentThroughAsync(partition, changes, commit, cancellation))
                {
                    return;
                }

                RowChange inTheWay = left[refused.FailedTransactionActionIndex ?? 0];
                if (refused.Status != 404 || inTheWay is not RowChange.Delete { ETag: null })
                {
                    throw new RegisterConflictException(partition, inTheWay.Key);
                }

                left.Remove(inTheWay);
            }
            catch (Exception failed) when (LeavesOpen(failed) && !cancellation.IsCancellationRequested)
            {
                if (!await WentThroughAsync(partition, changes, commit, cancellation))
                {
                    throw;
                }

                return;
            }
        }
    }

    /// <summary>Releases nothing but local waits.</summary>
    public void Dispose() => _ready.Dispose();

    // Whether the commit may have gone through though no answer said so. The client throws an aggregate where each of
    // its repetitions failed, and a cancellation of its own where the answer took too long.
    private static bool LeavesOpen(Exception failed) => failed switch
    {
        RequestFailedException said => said.Status is 0 or 408 or >= 500,
        AggregateException all => all.InnerExceptions.Any(LeavesOpen),
        IOException or OperationCanceledException => true,
        _ => false,
    };

    private async Task<bool> WentThroughAsync(
        string partition, IReadOnlyList<RowChange> changes, string commit, CancellationToken cancellation)
    {
        // A commit stands whole or not at all, so a few of its rows tell; inserted ones are seldom written over.
        IEnumerable<RowChange> telling = changes
            .Where(change => change.NewBody is not null)
            .OrderBy(change => change is not RowChange.Insert)
            .Take(4);
        foreach (RowChange written in telling)
        {
            NullableResponse<TableEntity> found = await _table.GetEntityIfExistsAsync<TableEntity>(
                partition, written.Key, [RowEntity.CommitProperty], cancellation);
            if (found.HasValue && found.Value!.GetString(RowEntity.CommitProperty) == commit)
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesNoVersionOfThisStore(RowChange change) =>
        ETagOf(change) is { } etag && !etag.StartsWith("W/\"", StringComparison.Ordinal);

    private static string? ETagOf(RowChange change) => change switch
    {
        RowChange.Replace replace => replace.ETag,
        RowChange.Delete delete => delete.ETag,
        _ => null,
    };

    private static TableTransactionAction Action(string partition, RowChange change, string commit, bool readable)
    {
        TableEntity entity = change.NewBody is { } body
            ? RowEntity.Write(partition, change.Key, body, commit, readable)
            : new TableEntity(partition, change.Key);
        ETag etag = ETagOf(change) is { } read ? new ETag(read) : ETag.All;
        return change switch
        {
            RowChange.Insert => new TableTransactionAction(TableTransactionActionType.Add, entity),
            RowChange.Replace => new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, etag),
            RowChange.Put => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity),
            _ => new TableTransactionAction(TableTransactionActionType.Delete, entity, etag),
        };
    }

    private static string Keys(string from, string? to)
    {
        string keys = from.Length == 0 ? string.Empty : " and " + TableClient.CreateQueryFilter($"RowKey ge {from}");
        return to is null ? keys : keys + " and " + TableClient.CreateQueryFilter($"RowKey lt {to}");
    }
}
