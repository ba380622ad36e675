using GovMedia.Rules.Law;

namespace GovMedia.Functions.Law;

/// <summary>One clause.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Pack">The pack whose instrument holds it.</param>
/// <param name="Article">Its article.</param>
/// <param name="Quote">Its words.</param>
/// <param name="Kind">What kind of duty it is.</param>
/// <param name="Trigger">What sets the duty off.</param>
/// <param name="Actor">Who bears it.</param>
/// <param name="Limit">How the text limits it in time, in plain words; null where it does not.</param>
/// <param name="Clocks">The clocks that count it; may be empty.</param>
public sealed record RuleAnswer(
    string Id,
    string Pack,
    string Article,
    string Quote,
    ClauseKind Kind,
    string Trigger,
    string? Actor,
    string? Limit,
    IReadOnlyList<LimitAnswer> Clocks);
