namespace GovMedia.Workflows.Evidence;

/// <summary>What a check of evidence found.</summary>
/// <param name="Status">Sound, broken, or not to be opened at all.</param>
/// <param name="FirstBad">The first member or entry that is missing, extra, changed or does not parse; null where sound.</param>
/// <param name="Detail">What was checked, or what is wrong.</param>
public sealed record Verdict(VerdictStatus Status, string? FirstBad, string Detail);
