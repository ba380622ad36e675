namespace GovMedia.Workflows.Storage;

/// <summary>One commit of several that follow one another.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Changes">Its changes: all or none.</param>
public sealed record PartitionCommit(string Partition, IReadOnlyList<RowChange> Changes);
