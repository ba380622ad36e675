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
    private readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);
    private readonly Lock _sorting = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly Dictionary<string, Account> _news = new(StringComparer.Ordinal);
    private Account[] _sorted = [];
    private long _loadedAt;

    /// <summary>An account by id, or null.</summary>
    public async Task<Account?> ReadAsync(string id, CancellationToken cancellation = default)
    {
        await LoadAsync(cancellation);
        return _held.GetValueOrDefault(id) is not { Account: { } held }
            ? null
            : await store.ReadAsync(Prefix + held.Jurisdiction, id, cancellation) is { } row ? GovJson.Read<Account>(row.Body) : null;
    }

    /// <summary>All accounts in the order of their ids, as a snapshot that does not change.</summary>
    public async Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancellation = default)
    {
        await LoadAsync(cancellation);
        lock (_sorting)
        {
            if (_news.Count > 0)
            {
                _sorted = Merge(_sorted, [.. _news.Values.Order(ById.Order)]);
                _news.Clear();
            }

            return _sorted;
        }
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
                Hold([(account, body)]);
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
                (Account Account, string Body)[] written = [.. batch.Select(static a => (a, GovJson.Write(a)))];
                await store.CommitAsync(
                    Prefix + jurisdiction.Key, [.. written.Select(static w => new RowChange.Put(w.Account.Id, w.Body))], cancellation);
                Hold(written);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _loading.Dispose();

    // Whoever searches next puts them into their places, all at once: a campaign changes many and nobody looks between.
    private void Hold(IReadOnlyList<(Account Account, string Body)> accounts)
    {
        lock (_sorting)
        {
            foreach ((Account account, string body) in accounts)
            {
                _held[account.Id] = new Held(account, Fingerprint(body));
                _news[account.Id] = account;
            }
        }
    }

    // Of an account that is in both, the news.
    private static Account[] Merge(Account[] sorted, Account[] news)
    {
        List<Account> merged = new(sorted.Length + news.Length);
        int at = 0;
        foreach (Account one in news)
        {
            int next = Array.BinarySearch(sorted, at, sorted.Length - at, one, ById.Order);
            int upTo = next < 0 ? ~next : next;
            merged.AddRange(sorted.AsSpan(at, upTo - at));
            merged.Add(one);
            at = next < 0 ? upTo : upTo + 1;
        }

        merged.AddRange(sorted.AsSpan(at));
        return [.. merged];
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        long loadedAt = Volatile.Read(ref _loadedAt);
        if (loadedAt != 0 && Stopwatch.GetElapsedTime(loadedAt) < Freshness)
        {
            return;
        }

        // The first search waits; later ones are content with what is held while one of them looks for news beside them.
        if (loadedAt != 0)
        {
            if (await _loading.WaitAsync(TimeSpan.Zero, cancellation))
            {
                _ = RefreshAsync();
            }

            return;
        }

        await _loading.WaitAsync(cancellation);
        try
        {
            if (Volatile.Read(ref _loadedAt) == 0)
            {
                await ReadAllAsync(cancellation);
            }
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task RefreshAsync()
    {
        await Task.Yield();
        try
        {
            await ReadAllAsync(CancellationToken.None);
        }
        catch (Exception)
        {
            // The store's next caller meets the fault and says so; what is held is still true of the last minute.
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task ReadAllAsync(CancellationToken cancellation)
    {
        long at = Stopwatch.GetTimestamp();
        List<(Account, string)> news = [];
        await foreach (Row row in store.ScanAsync(Prefix, cancellation: cancellation))
        {
            if (!_held.TryGetValue(row.Key, out Held? held) || held.Fingerprint != Fingerprint(row.Body))
            {
                news.Add((GovJson.Read<Account>(row.Body), row.Body));
            }
        }

        if (news.Count > 0)
        {
            Hold(news);
        }

        Volatile.Write(ref _loadedAt, at);
    }

    private static long Fingerprint(string body) => ((long)body.Length << 32) | (uint)string.GetHashCode(body, StringComparison.Ordinal);

    private sealed record Held(Account Account, long Fingerprint);

    private sealed class ById : IComparer<Account>
    {
        public static ById Order { get; } = new();

        public int Compare(Account? x, Account? y) => string.CompareOrdinal(x?.Id, y?.Id);
    }
}
