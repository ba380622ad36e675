namespace DurableTask.Core.History;

/// <summary>An episode began; its timestamp is the orchestration's time.</summary>
public class OrchestratorStartedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    public OrchestratorStartedEvent(int eventId)
        : base(eventId)
    {
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.OrchestratorStarted;
}
