namespace GovMedia.Rules.Deadlines;

/// <summary>A new beginning of the full period (重新计算), such as a corrected filing or a changed notice.</summary>
/// <param name="At">The instant from which the period runs anew.</param>
/// <param name="Basis">The text that says so.</param>
public sealed record Restart(DateTimeOffset At, string Basis);
