namespace GovMedia.Rules.Calendar;

/// <summary>What one day is, and on whose word.</summary>
/// <param name="Kind">What the day is.</param>
/// <param name="Name">The holiday's name, also on its make-up days; null on ordinary days.</param>
/// <param name="Notice">The document that set it; null on ordinary days and on days no notice covers.</param>
/// <param name="Provisional">True beyond the calendar's coverage, where the notice may still say otherwise.</param>
/// <param name="Why">The reason in words, ready for a trace.</param>
public sealed record LegalDay(DayKind Kind, string? Name, string? Notice, bool Provisional, LocalText Why)
{
    /// <summary>True when the day counts as a working day (工作日), make-up days included.</summary>
    public bool IsWorkingDay => Kind is DayKind.Weekday or DayKind.MakeupWorkday;
}
