namespace DurableTask.Core.History;

/// <summary>A new execution began.</summary>
public class ExecutionStartedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="input">The data; may be null.</param>
    public ExecutionStartedEvent(int eventId, string? input)
        : base(eventId)
    {
        Input = input;
    }

    /// <summary>Instance and execution.</summary>
    public OrchestrationInstance? OrchestrationInstance;

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionStarted;

    /// <summary>The orchestrator's name.</summary>
    public string? Name { get; set; }

    /// <summary>Its version; null when unversioned.</summary>
    public string? Version { get; set; }

    /// <summary>The input; may be null.</summary>
    public string? Input { get; set; }

    /// <summary>The caller; null at the top.</summary>
    public ParentInstance? ParentInstance { get; set; }

    /// <summary>Labels; may be null.</summary>
    public IDictionary<string, string>? Tags { get; set; }

    /// <summary>The earliest moment it could run; null for at once.</summary>
    public DateTime? ScheduledStartTime { get; set; }

    /// <summary>How often it had continued as new; may be null.</summary>
    public int? Generation { get; set; }
}
