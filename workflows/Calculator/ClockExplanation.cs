using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Calculator;

/// <summary>Explains the date of a case's clock as the calculator explains one of its own: its clause, what has moved it, every
/// day.</summary>
public static class ClockExplanation
{
    /// <summary>Explains one clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="law">The case's law with the calendar that the clock was counted by.</param>
    /// <param name="language">The language of the reasons; Chinese unless English is asked for.</param>
    public static CalculatedDeadline Of(CaseClock clock, CaseLaw law, string? language)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(law);
        Clause clause = law.Clause(clock.Rule);
        Explanation why = Explanation.Of(law.RuleOf(clock).Limit, clock.StartedAt, law.Calendar, clock.Budget);
        return CalculatedDeadline.Of(why, clause, clock.Limit, law.Pack, language);
    }
}
