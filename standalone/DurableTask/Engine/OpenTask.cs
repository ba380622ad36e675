using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <summary>Something the orchestrator has begun and the history has not yet answered.</summary>
internal abstract class OpenTask
{
    /// <summary>What was called; null for a timer.</summary>
    public string? Name { get; init; }

    /// <summary>The called code's version; null when unversioned.</summary>
    public string? Version { get; init; }

    /// <summary>When it was begun, in UTC ticks.</summary>
    public long Since { get; init; }

    /// <summary>How the history has it; null while it is not replayed from there.</summary>
    public HistoryRecord? Recorded { get; set; }

    public abstract void Complete(HistoryRecord answer);
}

/// <summary>An open activity or sub-orchestration.</summary>
internal sealed class OpenCall<T>(int id, DataConverter converter) : OpenTask
{
    private readonly TaskCompletionSource<T> source = new();

    public Task<T> Task => source.Task;

    public override void Complete(HistoryRecord answer)
    {
        if (answer.Failure is not null)
        {
            source.TrySetException(new TaskFailedException(Name!, id, answer.Failure));
            return;
        }

        try
        {
            source.TrySetResult(converter.Deserialize<T>(answer.Data)!);
        }
#pragma warning disable CA1031 // Whatever the converter throws belongs to the orchestrator that chose the type.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            source.TrySetException(exception);
        }
    }
}

/// <summary>An open timer.</summary>
/// <param name="due">When the code has it fall due, in UTC ticks.</param>
internal sealed class OpenTimer(long due) : OpenTask
{
    private readonly TaskCompletionSource source = new();

    public Task Task => source.Task;

    /// <summary>When it falls due, in UTC ticks; as the history says, whatever the code says now.</summary>
    public long Due => Recorded?.Due ?? due;

    public CancellationTokenRegistration Cancellation { get; set; }

    public void Cancel(CancellationToken token) => source.TrySetCanceled(token);

    public override void Complete(HistoryRecord answer)
    {
        Cancellation.Unregister();
        source.TrySetResult();
    }
}
