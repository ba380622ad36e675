namespace GovMedia.Rules.Law;

/// <summary>One difference of a child pack from its parent.</summary>
/// <param name="Element">What differs: <c>clause</c>, <c>clock</c>, <c>chain</c> or <c>gate</c>.</param>
/// <param name="Id">Its id in the child.</param>
/// <param name="Relation">Whether it adds, tightens, or is contrary and therefore gives way.</param>
/// <param name="Against">Clauses of the parent it stands against; may be empty.</param>
public sealed record InheritanceNote(string Element, string Id, ChildRelation Relation, IReadOnlyList<string> Against);
