using GovMedia.Rules.Law;

namespace GovMedia.Workflows.Cases;

/// <summary>One ring of one clock, or of one task that has none.</summary>
/// <param name="Clock">The clock's id in the case.</param>
/// <param name="Key">Unique in the clock; rung once.</param>
/// <param name="At">When it rings.</param>
/// <param name="Kind">What for.</param>
/// <param name="DaysBefore">Of a reminder, the working days left.</param>
/// <param name="Rung">Of an escalation, the rung; null else.</param>
/// <param name="Task">Of a task without a clock, the task; the clock is then empty.</param>
public sealed record Alarm(string Clock, string Key, DateTimeOffset At, AlarmKind Kind, int DaysBefore = 0, Rung? Rung = null, string? Task = null);
