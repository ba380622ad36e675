using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;

namespace GovMedia.Functions.Law;

/// <summary>One limit of time of a pack.</summary>
/// <param name="Id">The clock's id.</param>
/// <param name="Rule">The clause that sets it.</param>
/// <param name="Article">Its article.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">Ceiling, floor or target.</param>
/// <param name="Amount">How many.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Statutory">Whether the number is the law's own and not a management target.</param>
/// <param name="SoftWord">The word without a number that a target stands for, or null.</param>
/// <param name="MaxTotal">The greatest total after extension, or null where there is none.</param>
/// <param name="ExtensionRule">The clause that allows extension, or null.</param>
public sealed record LimitAnswer(
    string Id,
    string Rule,
    string Article,
    string Title,
    LimitKind Kind,
    int Amount,
    LimitUnit Unit,
    bool Statutory,
    string? SoftWord,
    int? MaxTotal,
    string? ExtensionRule)
{
    /// <summary>The answer for a clock.</summary>
    public static LimitAnswer Of(Pack pack, ClockRule clock, string language)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(clock);
        return new LimitAnswer(
            clock.Id,
            clock.Clause,
            pack.Clause(clock.Clause).Article,
            clock.Title.In(language),
            clock.Limit.Kind,
            clock.Limit.Amount,
            clock.Limit.Unit,
            clock.Statutory,
            clock.SoftWord,
            clock.Extension?.MaxTotal,
            clock.Extension?.Clause);
    }
}
