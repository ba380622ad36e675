namespace DurableTask.Core.History;

/// <summary>An activity was called.</summary>
public class TaskScheduledEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    public TaskScheduledEvent(int eventId)
        : base(eventId)
    {
    }

    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="name">The name.</param>
    /// <param name="version">The version; may be null.</param>
    /// <param name="input">The data; may be null.</param>
    public TaskScheduledEvent(int eventId, string name, string? version = null, string? input = null)
        : base(eventId)
    {
        Name = name;
        Version = version;
        Input = input;
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.TaskScheduled;

    /// <summary>The activity's name.</summary>
    public string? Name { get; set; }

    /// <summary>Its version; null when unversioned.</summary>
    public string? Version { get; set; }

    /// <summary>The input; may be null.</summary>
    public string? Input { get; set; }

    /// <summary>Labels; may be null.</summary>
    public IDictionary<string, string>? Tags { get; set; }
}
