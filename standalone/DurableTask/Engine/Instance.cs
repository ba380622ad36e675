using GovMedia.Standalone.Tracing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.Engine;

/// <summary>An instance while the engine has to do with it: its row, what waits for it, and its live code.</summary>
internal sealed class Instance
{
    public required long Key { get; init; }

    public required string Id { get; init; }

    public required string Execution { get; set; }

    public required string Name { get; set; }

    public string? Version { get; set; }

    public OrchestrationRuntimeStatus Status { get; set; } = OrchestrationRuntimeStatus.Pending;

    public long Created { get; init; }

    public long Updated { get; set; }

    public long Ended { get; set; }

    public long StartAt { get; init; }

    public string? Input { get; set; }

    public string? Output { get; set; }

    public string? Custom { get; set; }

    public TaskFailureDetails? Failure { get; set; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public ParentLink? Parent { get; init; }

    /// <summary>The span that caused it; null when it is not traced.</summary>
    public TraceOrigin? Trace { get; init; }

    public int Generation { get; set; }

    /// <summary>The number of the next history chunk.</summary>
    public int NextSeq { get; set; }

    /// <summary>The time of the last chunk; an instance's time never goes back.</summary>
    public long LastAt { get; set; }

    /// <summary>Events that wait for the next episode, in order.</summary>
    public List<InboxItem> Inbox { get; } = [];

    /// <summary>The running code; null when cold.</summary>
    public LiveOrchestration? Live { get; set; }

    /// <summary>Whether its row is in the file.</summary>
    public bool Stored { get; set; }

    public bool RowDirty { get; set; }

    /// <summary>Whether it was purged or replaced in this cycle.</summary>
    public bool Removed { get; set; }

    public bool Touched { get; set; }

    public bool Queued { get; set; }

    /// <summary>Whether inbox items of the file may not be in <see cref="Inbox"/>.</summary>
    public bool InboxBehind { get; set; }

    /// <summary>Why the engine leaves it alone; null when it does not.</summary>
    public string? Parked { get; set; }

    public LinkedListNode<Instance>? Warm { get; set; }

    public bool IsEnded => Status is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;
}
