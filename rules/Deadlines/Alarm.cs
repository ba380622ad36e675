namespace GovMedia.Rules.Deadlines;

/// <summary>One moment at which a running limit makes itself heard.</summary>
/// <param name="At">The instant.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Rung">
/// For a reminder the working days (or minutes) before the end; for an escalation its rung from 1; else 0.
/// </param>
/// <param name="Key">
/// Names the alarm within its limit, the same on every computation of the same end; a moved end gives new keys.
/// </param>
public sealed record Alarm(DateTimeOffset At, AlarmKind Kind, int Rung, string Key);
