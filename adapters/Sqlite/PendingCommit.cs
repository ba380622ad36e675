using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Sqlite;

/// <summary>One caller's commit on its way through the writer.</summary>
internal sealed class PendingCommit(
    string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _refusal;

    public string Partition { get; } = partition;

    public IReadOnlyList<RowChange> Changes { get; } = changes;

    /// <summary>Characters of all bodies: what the commit weighs in a group, near enough.</summary>
    public long Weight { get; } = changes.Sum(change => (long)(change.NewBody?.Length ?? 0));

    public Task Done => _done.Task;

    /// <summary>Whether the caller gave up before the writer came to it; it is then cancelled.</summary>
    public bool Abandoned() => cancellation.IsCancellationRequested && _done.TrySetCanceled(cancellation);

    /// <summary>Notes the outcome to tell once the group is on disk; null where the changes were applied.</summary>
    public void Judge(Exception? refusal) => _refusal = refusal;

    /// <summary>Tells the caller the outcome noted.</summary>
    public void Tell()
    {
        if (_refusal is null)
        {
            _done.TrySetResult();
        }
        else
        {
            _done.TrySetException(_refusal);
        }
    }

    /// <summary>Tells the caller that nothing was changed.</summary>
    public void Fail(Exception cause) => _done.TrySetException(cause);
}
