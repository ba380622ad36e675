namespace GovMedia.Workflows.Cases;

/// <summary>One move of a clock's date.</summary>
/// <param name="At">When it was moved.</param>
/// <param name="From">The old last day.</param>
/// <param name="To">The new last day.</param>
/// <param name="Why">The ground, in words.</param>
/// <param name="By">The user who moved it, or <c>system</c>.</param>
public sealed record ClockChange(DateTimeOffset At, DateOnly From, DateOnly To, string Why, string By);
