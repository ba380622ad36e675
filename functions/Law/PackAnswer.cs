using GovMedia.Rules.Law;

namespace GovMedia.Functions.Law;

/// <summary>A rule pack as the outside reads it.</summary>
/// <param name="Pack">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Jurisdiction">Where it is law.</param>
/// <param name="Parent">The pack it inherits from, or null.</param>
/// <param name="InForce">Whether it is in force today.</param>
/// <param name="Title">The instrument's title.</param>
/// <param name="Instrument">The instrument: number, dates, source, defects.</param>
/// <param name="Rules">Every clause that is law here, inherited ones included.</param>
/// <param name="Clocks">Every limit of time.</param>
/// <param name="Conflicts">The conflict register.</param>
/// <param name="Parameters">The values the text leaves open; may be empty.</param>
/// <param name="Differences">How the pack differs from its parent; empty without one.</param>
public sealed record PackAnswer(
    string Pack,
    int Version,
    string Jurisdiction,
    string? Parent,
    bool InForce,
    string Title,
    Instrument Instrument,
    IReadOnlyList<RuleAnswer> Rules,
    IReadOnlyList<LimitAnswer> Clocks,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<InheritanceNote> Differences)
{
    /// <summary>The answer for a pack.</summary>
    public static PackAnswer Of(Pack pack, bool inForce, string language)
    {
        ArgumentNullException.ThrowIfNull(pack);
        LimitAnswer[] limits = [.. pack.Clocks.Select(c => LimitAnswer.Of(pack, c, language))];
        return new PackAnswer(
            pack.Id,
            pack.Version,
            pack.Jurisdiction,
            pack.Parent?.Id,
            inForce,
            pack.Instrument.Title.In(language),
            pack.Instrument,
            [
                .. pack.Clauses.Select(c => new RuleAnswer(
                    c.Id,
                    pack.SourceOf(c.Id).Id,
                    c.Article,
                    c.Quote,
                    c.Kind,
                    c.Trigger,
                    c.Actor,
                    c.Limit,
                    [.. limits.Where(l => l.Rule == c.Id)])),
            ],
            limits,
            pack.Conflicts,
            pack.Parameters,
            pack.Differences);
    }
}
