using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.OtherLaw;

/// <summary>Whether another law's limit may take a clock's place; asked when it is asked for and again when it is approved.</summary>
internal static class OverrideCheck
{
    public static Refusal? Of(CaseTurn turn, string clockId, OverrideRequest request)
    {
        if (!turn.File.Clocks.TryGetValue(clockId, out CaseClock? clock))
        {
            return OverrideDesk.UnknownClock(turn.File, clockId);
        }

        if (turn.File.EndedAt is not null || clock.EndedAt is not null)
        {
            return Refuse(turn, clock.Rule, "clock-closed", $"时限 {clockId} 已终结，不再变动。", $"Clock {clockId} has ended; it is moved no more.");
        }

        // A date that a document of the case sets is no limit of the instrument.
        if (clock.Own is not null || turn.Law.Pack.OverrideOf(turn.Law.RuleOf(clock)) is not { } rule)
        {
            return Refuse(
                turn,
                clock.Rule,
                "override-not-provided",
                $"没有条款规定时限 {clockId} 可以依其他法律、法规另定。",
                $"No clause lets another law set clock {clockId}.");
        }

        if (!request.Law.IsLaw)
        {
            return Refuse(
                turn,
                rule.Clause,
                "override-not-law",
                $"《{request.Law.Title}》（{request.Law.Kind}）不是法律、法规：本条只认{rule.Basis.Zh}；kind 可为：{string.Join(", ", CitedLaw.Kinds)}。",
                $"'{request.Law.Title}' ({request.Law.Kind}) is no law or regulation; the clause admits {rule.Basis.En}; 'kind' is {string.Join(" or ", CitedLaw.Kinds)}.");
        }

        return Pause(turn, clock, request, rule) ?? Changes(turn, clock, request, rule);
    }

    /// <summary>The clock as the other law would have it; nothing is changed.</summary>
    public static CaseClock Moved(CaseTurn turn, CaseClock clock, OverrideRequest request, ClockOverride rule) =>
        TurnClocks.Project(turn.Law, clock with
        {
            Budget = OverrideBudget.Of(
                clock.Budget ?? Budget.None, turn.Law.RuleOf(clock).Limit, request, turn.Now, rule.Clause),
        });

    public static Refusal Refuse(CaseTurn turn, string rule, string code, string zh, string en) =>
        new(code, $"{zh}依据：{turn.Law.Cite(rule)}。", $"{en} Source: {rule}.")
        {
            Rule = rule,
            Article = turn.Law.Clause(rule).Article,
        };

    // A pause after the end has no effect: what ended stays ended.
    private static Refusal? Pause(CaseTurn turn, CaseClock clock, OverrideRequest request, ClockOverride rule) =>
        request.Pause is { } pause && (pause.From < clock.StartedAt || pause.From >= clock.DueAt)
            ? Refuse(
                turn,
                rule.Clause,
                "pause-outside-limit",
                $"中止须在期限之内开始：{ClockLetters.Moment(clock.StartedAt)} 至 {ClockLetters.Moment(clock.DueAt)}。",
                $"A pause begins within the limit: from {clock.StartedAt:O}, before {clock.DueAt:O}.") with
            {
                Earliest = clock.StartedAt,
                Latest = clock.DueAt,
            }
            : null;

    private static Refusal? Changes(CaseTurn turn, CaseClock clock, OverrideRequest request, ClockOverride rule)
    {
        try
        {
            CaseClock moved = Moved(turn, clock, request, rule);
            return moved.DueAt != clock.DueAt || moved.Kind != clock.Kind
                ? null
                : Refuse(
                    turn,
                    rule.Clause,
                    "override-changes-nothing",
                    $"依该规定期限仍于 {ClockLetters.Day(clock.DueDate)} 届满，没有变动。",
                    $"By that law the limit still ends with {clock.DueDate:yyyy-MM-dd}; nothing changes.");
        }
        catch (ArgumentOutOfRangeException)
        {
            return Refuse(
                turn,
                rule.Clause,
                "override-beyond-calendar",
                $"期限超出日历所及：推算至 {ClockLetters.Day(turn.Law.Calendar.ProjectedThrough)}。",
                $"The limit ends beyond what the calendar projects, {turn.Law.Calendar.ProjectedThrough:yyyy-MM-dd}.");
        }
    }
}
