using GovMedia.Rules.Deadlines;

namespace GovMedia.Workflows.OtherLaw;

/// <summary>What another law makes of a clock's budget; the deadline function then says what date that is.</summary>
internal static class OverrideBudget
{
    /// <summary>The budget with the other law's limit or pause entered.</summary>
    /// <param name="budget">What has happened to the limit so far.</param>
    /// <param name="limit">The limit as the clause gives it.</param>
    /// <param name="request">What the other law sets.</param>
    /// <param name="at">When it is entered.</param>
    /// <param name="clause">The clause that gives way.</param>
    public static Budget Of(Budget budget, TimeLimit limit, OverrideRequest request, DateTimeOffset at, string clause)
    {
        string basis = $"{clause}：{request.Law.Cite()}";
        TimeLimit stands = budget.LimitOf(limit);
        if (request.Pause is { } pause)
        {
            // What was granted so far stands; only the time of the pause is taken out.
            TimeLimit paused = stands with { Amount = budget.TotalOf(limit), PauseRule = PauseRule.S1, PauseBasis = basis };
            return budget with
            {
                Overrides = [.. budget.Overrides, new LimitOverride(at, basis) { Limit = paused }],
                Pauses = [.. budget.Pauses, new Pause(pause.From, pause.Until, basis)],
            };
        }

        TimeLimit other = stands with
        {
            Amount = request.Limit!.Amount,
            Unit = request.Limit.Unit,

            // A law's number binds, also where the clause had only a word that a target stood for.
            Kind = stands.Kind == LimitKind.Floor ? LimitKind.Floor : LimitKind.Ceiling,
            PauseRule = null,
            PauseBasis = null,
            Date = null,
            MonthDay = null,
            NotAfterDay = null,
        };

        // Another law's limit comes without the pauses of an earlier one.
        return budget with
        {
            Overrides = [.. budget.Overrides, new LimitOverride(at, basis) { Limit = other }],
            Pauses = [],
        };
    }
}
