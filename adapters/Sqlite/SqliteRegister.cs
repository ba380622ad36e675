using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GovMedia.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace GovMedia.Adapters.Sqlite;

/// <summary>The register in one SQLite file, for one process.</summary>
/// <remarks>
/// Write-ahead log, <c>synchronous=FULL</c>: a commit that returned survives a power cut. One thread writes and
/// gathers waiting commits into one transaction; readers have their own connections and never wait for it. The file is
/// readable by any SQLite tool while the instance runs: table <c>register_row</c>, views <c>cases</c>, <c>ledger</c>,
/// <c>outbox</c>.
/// </remarks>
public sealed class SqliteRegister : IRegisterStore, IDisposable
{
    private const int ReadersKept = 32;
    private const int ReadersAtOnce = 32;
    private const int RowsPerPage = 256;

    private readonly string _path;
    private readonly FileStream _hold;
    private readonly WalCheckpointer _checkpointer;
    private readonly RegisterWriter _writer;
    private readonly ConcurrentBag<RegisterReader> _readers = [];
    private readonly SemaphoreSlim _reading = new(ReadersAtOnce);
    private int _kept;
    private int _disposed;

    /// <summary>Opens the file, creating it or bringing it to today's schema.</summary>
    /// <exception cref="InvalidOperationException">Another process holds the file, it is no register, it is a newer
    /// version's, or the check asked for found it damaged.</exception>
    public SqliteRegister(SqliteRegisterSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _path = Path.GetFullPath(settings.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _hold = RegisterFile.Hold(_path);
        SqliteConnection? writing = null;
        try
        {
            writing = RegisterFile.OpenWriter(_path);
            RegisterSchema.Migrate(writing);
            if (settings.CheckAtStart)
            {
                RegisterSchema.RequireSound(writing);
            }

            _checkpointer = new WalCheckpointer(RegisterFile.OpenWriter(_path));
            _writer = new RegisterWriter(writing, _checkpointer);
        }
        catch
        {
            _checkpointer?.Dispose();
            writing?.Dispose();
            _hold.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<Row?> ReadAsync(string partition, string key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(key);
        return await ReadWithAsync(reader => reader.One(partition, key), cancellation);
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
        return await ReadWithAsync(reader => reader.Range(partition, from, to, limit), cancellation);
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
        string? end = KeyRange.After(partitionPrefix);
        string first = partitionPrefix;
        string after = string.Empty;
        List<Row> page;
        do
        {
            (string startAt, string startAfter) = (first, after);
            page = await ReadWithAsync(
                reader => reader.Across(startAt, startAfter, end, from, to, RowsPerPage), cancellation);
            foreach (Row row in page)
            {
                yield return row;
                (first, after) = (row.Partition, row.Key);
            }
        }
        while (page.Count == RowsPerPage);
    }

    /// <inheritdoc/>
    public Task CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        RegisterLimits.Check(partition, changes);
        cancellation.ThrowIfCancellationRequested();

        // The caller may go on using its list; what was checked is what is written.
        return _writer.Enqueue(new PendingCommit([new PartitionCommit(partition, [.. changes])], cancellation));
    }

    /// <inheritdoc/>
    public bool CommitsAtOnce => true;

    /// <inheritdoc/>
    public Task CommitInOrderAsync(IReadOnlyList<PartitionCommit> commits, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(commits);
        foreach (PartitionCommit commit in commits)
        {
            RegisterLimits.Check(commit.Partition, commit.Changes);
        }

        cancellation.ThrowIfCancellationRequested();
        return commits.Count == 0
            ? Task.CompletedTask
            : _writer.Enqueue(new PendingCommit([.. commits.Select(static c => c with { Changes = [.. c.Changes] })], cancellation));
    }

    /// <summary>Writes what is queued, closes the file and lets it go.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        while (_readers.TryTake(out RegisterReader? reader))
        {
            reader.Dispose();
        }

        // The writer tells the checkpointer what it wrote, so it goes first.
        _writer.Dispose();
        _checkpointer.Dispose();
        _reading.Dispose();
        _hold.Dispose();
    }

    private async Task<T> ReadWithAsync<T>(Func<RegisterReader, T> read, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed == 1, this);
        await _reading.WaitAsync(cancellation);
        try
        {
            RegisterReader reader = Rent();
            T answer;
            try
            {
                answer = read(reader);
            }
            catch
            {
                reader.Dispose();
                throw;
            }

            Return(reader);
            return answer;
        }
        finally
        {
            _reading.Release();
        }
    }

    private RegisterReader Rent()
    {
        if (_readers.TryTake(out RegisterReader? reader))
        {
            Interlocked.Decrement(ref _kept);
            return reader;
        }

        return new RegisterReader(_path);
    }

    private void Return(RegisterReader reader)
    {
        if (_disposed == 1 || Interlocked.Increment(ref _kept) > ReadersKept)
        {
            Interlocked.Decrement(ref _kept);
            reader.Dispose();
            return;
        }

        _readers.Add(reader);
    }
}
