using System.Collections.Concurrent;
using System.Diagnostics;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Accounts;

/// <summary>The register of accounts. One is read from the store; many are searched in memory.</summary>
/// <remarks>What another process writes is found by a search after at most a minute.</remarks>
public sealed class AccountRegister(IRegisterStore store) : IDisposable
{
    /// <summary>Prefix of the partitions, one a jurisdiction.</summary>
    public const string Prefix = "accounts:";

    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Account> _held = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _loading = new(1, 1);
    private Sorted? _sorted;
    private long _loadedAt;

    /// <summary>An account by id, or null.</summary>
    public async Task<Account?> ReadAsync(string id, CancellationToken cancellation = default)
    {
        await LoadAsync(cancellation);
        return _held.GetValueOrDefault(id) is not { } held
            ? null
            : await store.ReadAsync(Prefix + held.Jurisdiction, id, cancellation) is { } row ? GovJson.Read<Account>(row.Body) : null;
    }

    /// <summary>All accounts in the order of their ids, as a snapshot that does not change.</summary>
    public async Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancellation = default)
    {
        await LoadAsync(cancellation);
        Sorted? sorted = Volatile.Read(ref _sorted);
        if (sorted is null)
        {
            sorted = new Sorted([.. _held.Values.OrderBy(static a => a.Id, StringComparer.Ordinal)]);
            Volatile.Write(ref _sorted, sorted);
        }

        return sorted.Accounts;
    }

    /// <summary>Changes one account, or makes it; writes nothing where nothing is new.</summary>
    public async Task<Account> ChangeAsync(
        string jurisdiction, string id, Func<Account?, Account> change, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        string partition = Prefix + jurisdiction;
        while (true)
        {
            Row? row = await store.ReadAsync(partition, id, cancellation);
            Account account = change(row is null ? null : GovJson.Read<Account>(row.Body));
            string body = GovJson.Write(account);
            if (body == row?.Body)
            {
                return account;
            }

            try
            {
                RowChange write = row is null ? new RowChange.Insert(id, body) : new RowChange.Replace(id, body, row.ETag);
                await store.CommitAsync(partition, [write], cancellation);
                Hold(account);
                return account;
            }
            catch (RegisterConflictException)
            {
                // Another case of the account was first; apply this one to what it left.
            }
        }
    }

    /// <summary>Writes many accounts as they are, such as an import's; those that exist are replaced.</summary>
    public async Task PutAsync(IEnumerable<Account> accounts, CancellationToken cancellation = default)
    {
        foreach (IGrouping<string, Account> jurisdiction in accounts.GroupBy(static a => a.Jurisdiction))
        {
            foreach (Account[] batch in jurisdiction.Chunk(RegisterLimits.RowsPerCommit))
            {
                RowChange[] rows = [.. batch.Select(static a => new RowChange.Put(a.Id, GovJson.Write(a)))];
                await store.CommitAsync(Prefix + jurisdiction.Key, rows, cancellation);
                Array.ForEach(batch, Hold);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _loading.Dispose();

    private void Hold(Account account)
    {
        _held[account.Id] = account;
        Volatile.Write(ref _sorted, null);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        long loadedAt = Volatile.Read(ref _loadedAt);
        if (loadedAt != 0 && Stopwatch.GetElapsedTime(loadedAt) < Freshness)
        {
            return;
        }

        // Whoever comes while another loads is content with what is held, unless that is nothing yet.
        if (!await _loading.WaitAsync(loadedAt == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellation))
        {
            return;
        }

        try
        {
            if (Volatile.Read(ref _loadedAt) == loadedAt)
            {
                long at = Stopwatch.GetTimestamp();
                await foreach (Row row in store.ScanAsync(Prefix, cancellation: cancellation))
                {
                    Account account = GovJson.Read<Account>(row.Body);
                    if (!_held.TryGetValue(account.Id, out Account? held) || held != account)
                    {
                        Hold(account);
                    }
                }

                Volatile.Write(ref _loadedAt, at);
            }
        }
        finally
        {
            _loading.Release();
        }
    }

    private sealed record Sorted(IReadOnlyList<Account> Accounts);
}
