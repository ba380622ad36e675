using GovMedia.Workflows.Cases;

namespace GovMedia.Functions.Cases;

/// <summary>A clock as the outside sees it.</summary>
/// <param name="Id">Unique in the case.</param>
/// <param name="Rule">The clause that sets it.</param>
/// <param name="Article">Its article.</param>
/// <param name="Kind"><c>ceiling</c>, <c>floor</c> or <c>target</c>.</param>
/// <param name="StartDate">The legal day of the start; day 0.</param>
/// <param name="DueDate">The last day.</param>
/// <param name="DueAt">The end of the last day, exclusive; of a floor the earliest lawful instant.</param>
/// <param name="Provisional">Whether the date lies beyond the calendars' coverage.</param>
/// <param name="SubjectToNextNotice">Whether next year's notice may still move it.</param>
/// <param name="State">Running, met, breached or cancelled.</param>
/// <param name="EndedAt">When the duty was done or fell away; null while it remains.</param>
/// <param name="Changes">Every move of the date, oldest first.</param>
public sealed record ClockAnswer(
    string Id,
    string Rule,
    string Article,
    string Kind,
    DateOnly StartDate,
    DateOnly DueDate,
    DateTimeOffset DueAt,
    bool Provisional,
    bool SubjectToNextNotice,
    ClockState State,
    DateTimeOffset? EndedAt,
    IReadOnlyList<ClockChange> Changes)
{
    /// <summary>The clocks of a case.</summary>
    public static IReadOnlyList<ClockAnswer> AllOf(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return
        [
            .. file.Clocks.Values.OrderBy(static c => c.StartedAt).ThenBy(static c => c.Id, StringComparer.Ordinal)
                .Select(Of),
        ];
    }

    /// <summary>One clock.</summary>
    public static ClockAnswer Of(CaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new ClockAnswer(
            clock.Id,
            clock.Rule,
            clock.Article,
            clock.Kind,
            clock.StartDate,
            clock.DueDate,
            clock.DueAt,
            clock.Provisional,
            clock.SubjectToNextNotice,
            clock.State,
            clock.EndedAt,
            clock.Changes);
    }
}
