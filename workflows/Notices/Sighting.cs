namespace GovMedia.Workflows.Notices;

/// <summary>What was seen at a notice's address.</summary>
/// <param name="Alive">Whether a page answered.</param>
/// <param name="Unchanged">Whether the notice's words stood in it; false where nothing answered.</param>
/// <param name="Sha256">The hash of what answered; null where nothing did.</param>
/// <param name="Detail">Such as the status or the failure; no personal data.</param>
public sealed record Sighting(bool Alive, bool Unchanged, string? Sha256, string Detail);
