namespace DurableTask.Core.History;

/// <summary>One event of an orchestration's history.</summary>
/// <param name="eventId">The task id for what the orchestrator did; -1 for what came from outside.</param>
public abstract class HistoryEvent(int eventId)
{
    /// <summary>The task id for what the orchestrator did; -1 for what came from outside.</summary>
    public int EventId { get; } = eventId;

    /// <summary>Whether the event was replayed; false in a history that is read.</summary>
    public bool IsPlayed { get; set; }

    /// <summary>When it happened, in UTC.</summary>
    public DateTime Timestamp { get; set; }

    /// <summary>What it records.</summary>
    public virtual EventType EventType { get; }
}
