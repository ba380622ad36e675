namespace DurableTask.Core.History;

/// <summary>The execution was ended from outside.</summary>
public class ExecutionTerminatedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="input">The data; may be null.</param>
    public ExecutionTerminatedEvent(int eventId, string? input)
        : base(eventId)
    {
        Input = input;
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionTerminated;

    /// <summary>The output given by whoever ended it.</summary>
    public string? Input { get; set; }
}
