namespace GovMedia.Rules.Deadlines;

/// <summary>An extension granted (延长): a new total counted from the start of the limit.</summary>
/// <param name="Total">The new total in the limit's unit, what had already run included.</param>
/// <param name="ApprovedAt">When it was approved.</param>
/// <param name="Basis">The clause and the approver, in words.</param>
public sealed record Extension(int Total, DateTimeOffset ApprovedAt, string Basis);
