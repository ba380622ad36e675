using DurableTask.Core;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <summary>How an execution ends.</summary>
internal sealed record OrchestrationEnd(OrchestrationStatus Status, string? Output)
{
    public TaskFailureDetails? Failure { get; init; }

    public int[]? Causes { get; init; }

    public string? NewVersion { get; init; }

    /// <summary>Events carried into the next execution.</summary>
    public IReadOnlyList<HistoryRecord> Carried { get; init; } = [];
}
