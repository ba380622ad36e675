namespace DurableTask.Core.History;

/// <summary>A sub-orchestration was called.</summary>
public class SubOrchestrationInstanceCreatedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    public SubOrchestrationInstanceCreatedEvent(int eventId)
        : base(eventId)
    {
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.SubOrchestrationInstanceCreated;

    /// <summary>The orchestrator's name.</summary>
    public string? Name { get; set; }

    /// <summary>Its version; null when unversioned.</summary>
    public string? Version { get; set; }

    /// <summary>Its instance id.</summary>
    public string? InstanceId { get; set; }

    /// <summary>The input; may be null.</summary>
    public string? Input { get; set; }

    /// <summary>Labels; may be null.</summary>
    public IDictionary<string, string>? Tags { get; set; }
}
