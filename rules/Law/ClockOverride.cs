namespace GovMedia.Rules.Law;

/// <summary>Another law that sets another limit.</summary>
/// <param name="Clause">The clause that gives way to it.</param>
/// <param name="ApproverRoles">The roles that may enter it, with the citation of that law.</param>
/// <param name="Basis">What may be cited: laws and regulations only, or lower documents too.</param>
public sealed record ClockOverride(string Clause, IReadOnlyList<string> ApproverRoles, LocalText Basis);
