using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Sqlite;

/// <summary>One caller's commits on their way through the writer: one, or several that follow one another.</summary>
internal sealed class PendingCommit(IReadOnlyList<PartitionCommit> steps, CancellationToken cancellation)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _refusal;

    public IReadOnlyList<PartitionCommit> Steps { get; } = steps;

    public int Rows { get; } = steps.Sum(static step => step.Changes.Count);

    /// <summary>Characters of all bodies: what it weighs in a group, near enough.</summary>
    public long Weight { get; } = steps.Sum(static step => step.Changes.Sum(static change => (long)(change.NewBody?.Length ?? 0)));

    public Task Done => _done.Task;

    /// <summary>Whether the caller gave up before the writer came to it; it is then cancelled.</summary>
    public bool Abandoned() => cancellation.IsCancellationRequested && _done.TrySetCanceled(cancellation);

    /// <summary>Notes the outcome to tell once the group is on disk; null where everything was applied.</summary>
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
