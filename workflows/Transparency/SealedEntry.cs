namespace GovMedia.Workflows.Transparency;

/// <summary>One leaf of a head: which entry it is.</summary>
/// <param name="Hash">The entry's hash.</param>
/// <param name="CaseNo">Its case.</param>
/// <param name="Seq">Its number in the case.</param>
public sealed record SealedEntry(string Hash, string CaseNo, int Seq);
