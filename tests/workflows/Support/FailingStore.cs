using System.Runtime.CompilerServices;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Tests.Support;

/// <summary>A register whose process dies right before or right after its n-th commit; nothing answers after that. Commits
/// that follow one another are one where the register puts them on disk at once, and one each where it does not.</summary>
public sealed class FailingStore(IRegisterStore inner, int dieAt, bool beforeCommit, bool atOnce = false) : IRegisterStore
{
    private int _commits;
    private bool _dead;

    public bool Died => _dead;

    public Task<Row?> ReadAsync(string partition, string key, CancellationToken cancellation = default)
    {
        ThrowIfDead();
        return inner.ReadAsync(partition, key, cancellation);
    }

    public Task<IReadOnlyList<Row>> ListAsync(
        string partition, string from = "", string? to = null, int limit = 1000, CancellationToken cancellation = default)
    {
        ThrowIfDead();
        return inner.ListAsync(partition, from, to, limit, cancellation);
    }

    public async IAsyncEnumerable<Row> ScanAsync(
        string partitionPrefix, string from = "", string? to = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (Row row in inner.ScanAsync(partitionPrefix, from, to, cancellation))
        {
            ThrowIfDead();
            yield return row;
        }
    }

    public bool CommitsAtOnce => atOnce;

    public Task CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default) =>
        DieAroundAsync(() => inner.CommitAsync(partition, changes, cancellation));

    public async Task CommitInOrderAsync(IReadOnlyList<PartitionCommit> commits, CancellationToken cancellation = default)
    {
        if (atOnce)
        {
            await DieAroundAsync(() => inner.CommitInOrderAsync(commits, cancellation));
            return;
        }

        foreach (PartitionCommit commit in commits)
        {
            await CommitAsync(commit.Partition, commit.Changes, cancellation);
        }
    }

    private async Task DieAroundAsync(Func<Task> commit)
    {
        ThrowIfDead();
        bool dies = Interlocked.Increment(ref _commits) == dieAt;
        if (dies && beforeCommit)
        {
            _dead = true;
            throw new PowerFailureException();
        }

        await commit();
        if (dies)
        {
            _dead = true;
            throw new PowerFailureException();
        }

        ThrowIfDead();
    }

    private void ThrowIfDead()
    {
        if (_dead)
        {
            throw new PowerFailureException();
        }
    }
}
