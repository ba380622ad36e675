namespace GovMedia.Rules.Law;

/// <summary>A procedure that packs speak of.</summary>
/// <param name="Code">The code of case numbers, for example <c>OBJ</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Released">Whether this release runs cases of it; until then its clauses are data without a
/// case.</param>
public sealed record Procedure(string Code, LocalText Name, bool Released);
