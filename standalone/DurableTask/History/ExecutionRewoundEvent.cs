namespace DurableTask.Core.History;

/// <summary>A failed execution was taken back to before its failure.</summary>
public class ExecutionRewoundEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    public ExecutionRewoundEvent(int eventId)
        : base(eventId)
    {
    }

    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="reason">The reason; may be null.</param>
    public ExecutionRewoundEvent(int eventId, string? reason)
        : base(eventId)
    {
        Reason = reason;
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionRewound;

    /// <summary>The reason given; may be null.</summary>
    public string? Reason { get; set; }

    /// <summary>The parent's execution; null at the top.</summary>
    public string? ParentExecutionId { get; set; }

    /// <summary>The rewound instance; null for this one.</summary>
    public string? InstanceId { get; set; }
}
