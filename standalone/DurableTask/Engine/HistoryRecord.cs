using DurableTask.Core.History;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <summary>One event, as it lies in a history chunk or in the inbox.</summary>
internal sealed class HistoryRecord
{
    public required EventType Type { get; init; }

    /// <summary>The task id an event is about; -1 when it is about none.</summary>
    public int Id { get; init; } = -1;

    /// <summary>The name of a task or event.</summary>
    public string? Name { get; init; }

    public string? Version { get; init; }

    /// <summary>Input, result, payload or reason, by the event's type.</summary>
    public string? Data { get; init; }

    /// <summary>The other instance, of a sub-orchestration or of an event sent.</summary>
    public string? Target { get; init; }

    /// <summary>When it came, in UTC ticks; 0 when that is the chunk's own time.</summary>
    public long At { get; init; }

    /// <summary>When a timer falls due, in UTC ticks.</summary>
    public long Due { get; init; }

    /// <summary>The receiving execution; null for any. Guards an execution against answers to an earlier one.</summary>
    public string? Execution { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    /// <summary>Failed tasks whose failure nobody caught; set when an execution fails by them.</summary>
    public int[]? Causes { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The span that raised an event, as a <c>traceparent</c>; null when it is not traced.</summary>
    public string? Trace { get; init; }

    /// <summary>Whether the orchestrator caused it, so that replay must cause it again.</summary>
    public bool IsAction => Type is EventType.TaskScheduled
        or EventType.TimerCreated
        or EventType.SubOrchestrationInstanceCreated
        or EventType.EventSent;
}
