namespace DurableTask.Core.History;

/// <summary>The execution was replaced by a new one with this result as input.</summary>
public class ContinueAsNewEvent : ExecutionCompletedEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="input">The data; may be null.</param>
    public ContinueAsNewEvent(int eventId, string? input)
        : base(eventId, input, OrchestrationStatus.ContinuedAsNew)
    {
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ContinueAsNew;
}
