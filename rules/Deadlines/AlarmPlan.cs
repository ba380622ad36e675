namespace GovMedia.Rules.Deadlines;

/// <summary>When a limit makes itself heard; part of a pack's clock.</summary>
public sealed record AlarmPlan
{
    /// <summary>Reminders three and one working days before; escalation next working day, then every fifth.</summary>
    public static readonly AlarmPlan Default = new();

    /// <summary>Reminders: how many working days before the last day, 0 for the day itself; at 09:00.</summary>
    public IReadOnlyList<int> RemindWorkingDaysBefore { get; init; } = [3, 1];

    /// <summary>Reminders of a limit that runs by the clock: how many minutes before the end.</summary>
    public IReadOnlyList<int> RemindMinutesBefore { get; init; } = [];

    /// <summary>The first escalation: which working day after the end, at 09:00; null for no escalation.</summary>
    public int? EscalateAfterWorkingDays { get; init; } = 1;

    /// <summary>Further escalations: every how many working days; null for only the first.</summary>
    public int? EscalateEveryWorkingDays { get; init; } = 5;

    /// <summary>The last rung of the escalation; null where it goes on until the duty is done.</summary>
    public int? LastRung { get; init; }
}
