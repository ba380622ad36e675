namespace Microsoft.Azure.Functions.Worker;

/// <summary>The occurrence that a timer function runs for.</summary>
public class TimerInfo
{
    /// <summary>When the function ran and will run; null when its occurrences are not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run is later than the schedule says.</summary>
    public bool IsPastDue { get; set; }
}
