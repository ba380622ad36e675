namespace GovMedia.Functions.Audit;

/// <summary>A rule in principle (原则上) that a case was let pass, with a reason and an approver.</summary>
/// <param name="CaseNo">The case.</param>
/// <param name="Type">Its procedure.</param>
/// <param name="Jurisdiction">Its jurisdiction.</param>
/// <param name="Unit">The sponsoring unit.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Gate">The gate.</param>
/// <param name="Rule">The clause it follows from.</param>
/// <param name="Article">Its article.</param>
/// <param name="Reason">Why the exception was asked for.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="Approver">Who approved: the user who acted.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="Remark">What the approver wrote, or null.</param>
public sealed record PassedGate(
    string CaseNo,
    string Type,
    string Jurisdiction,
    string Unit,
    string AccountId,
    string Gate,
    string Rule,
    string Article,
    string Reason,
    string AskedBy,
    string Approver,
    DateTimeOffset ApprovedAt,
    string? Remark);
