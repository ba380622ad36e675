namespace Microsoft.Azure.Functions.Worker;

/// <summary>When a timer function ran and will run, in UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The last occurrence before this one; the least instant when there was none.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next occurrence after this one.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this was last written down.</summary>
    public DateTime LastUpdated { get; set; }
}
