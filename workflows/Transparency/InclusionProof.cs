namespace GovMedia.Workflows.Transparency;

/// <summary>That one entry is under a published root.</summary>
/// <param name="Entry">The entry's hash: the leaf.</param>
/// <param name="Index">Its place among the sealing's leaves, from 0.</param>
/// <param name="Size">How many leaves there are.</param>
/// <param name="Path">The audit path, hex, from the leaf's sibling up.</param>
/// <param name="Head">The head it leads to.</param>
public sealed record InclusionProof(string Entry, int Index, int Size, IReadOnlyList<string> Path, DailyHead Head);
