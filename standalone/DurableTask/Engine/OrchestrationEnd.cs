using DurableTask.Core;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <summary>How an execution ends.</summary>
internal sealed record OrchestrationEnd(OrchestrationStatus Status, string? Output)
{
    /// <summary>The id of the ending as a step, the last in program order; -1 when the code had no part in it.</summary>
    public int Id { get; init; } = -1;

    public TaskFailureDetails? Failure { get; init; }

    public int[]? Causes { get; init; }

    public string? NewVersion { get; init; }

    /// <summary>Events carried into the next execution.</summary>
    public IReadOnlyList<HistoryRecord> Carried { get; init; } = [];
}
