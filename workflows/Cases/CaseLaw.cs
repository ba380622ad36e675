using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;

namespace GovMedia.Workflows.Cases;

/// <summary>The law one case runs under: the pinned pack, the pinned calendar.</summary>
/// <param name="Pack">The rule pack with all it inherits.</param>
/// <param name="Calendar">The working days.</param>
public sealed record CaseLaw(Pack Pack, WorkingCalendar Calendar)
{
    /// <summary>The clause with an id.</summary>
    public Clause Clause(string id) => Pack.Clause(id);

    /// <summary>The rule of a clock: the pack's, or the clock's own where a document of the case sets the date.</summary>
    public ClockRule RuleOf(CaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.Own ?? Pack.Clock(clock.Limit);
    }

    /// <summary>The words by which a letter or refusal cites a clause: instrument, number, article, quote.</summary>
    public string Cite(string rule)
    {
        Clause clause = Clause(rule);
        Instrument instrument = Pack.SourceOf(rule).Instrument;
        string number = instrument.DocNo is { } docNo ? $"（{docNo}）" : "";
        return $"《{instrument.Title.Zh}》{number}{ArticleName.Zh(clause.Article)}“{clause.Quote}”";
    }
}
