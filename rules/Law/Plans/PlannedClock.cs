namespace GovMedia.Rules.Law.Plans;

/// <summary>A clock that the plan starts.</summary>
/// <param name="Clock">The clock as the pack has it.</param>
/// <param name="Trigger">The event whose day is day 0.</param>
/// <param name="Step">The id of the step it times or holds up; null for none.</param>
/// <param name="Clause">The clause whose limit it is.</param>
public sealed record PlannedClock(ClockRule Clock, string Trigger, string? Step, Clause Clause);
