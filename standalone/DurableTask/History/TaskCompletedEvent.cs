namespace DurableTask.Core.History;

/// <summary>An activity answered.</summary>
public class TaskCompletedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="taskScheduledId">The id of the call.</param>
    /// <param name="result">The result; may be null.</param>
    public TaskCompletedEvent(int eventId, int taskScheduledId, string? result)
        : base(eventId)
    {
        TaskScheduledId = taskScheduledId;
        Result = result;
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.TaskCompleted;

    /// <summary>The id of the call.</summary>
    public int TaskScheduledId { get; }

    /// <summary>The result; may be null.</summary>
    public string? Result { get; }
}
