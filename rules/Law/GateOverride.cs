namespace GovMedia.Rules.Law;

/// <summary>How a soft gate is passed.</summary>
/// <param name="ApproverRole">The role that may allow it.</param>
/// <param name="Level">Where that role stands.</param>
/// <param name="ReasonRequired">Whether a reason must be written down.</param>
/// <param name="Evidence">Kinds of document needed; may be empty.</param>
public sealed record GateOverride(
    string ApproverRole, StepLevel Level, bool ReasonRequired, IReadOnlyList<string>? Evidence = null);
