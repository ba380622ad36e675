namespace GovMedia.Workflows.Evidence;

/// <summary>That one entry of a case is under a head.</summary>
/// <param name="Seq">The entry.</param>
/// <param name="Hash">Its hash: the leaf.</param>
/// <param name="Index">Its place among the head's leaves, from 0.</param>
/// <param name="Size">How many leaves there are.</param>
/// <param name="Path">The audit path, hex, from the leaf's sibling up.</param>
public sealed record EntryProof(int Seq, string Hash, int Index, int Size, IReadOnlyList<string> Path);
