namespace GovMedia.Workflows.Register;

/// <summary>The place of one index row.</summary>
/// <param name="Partition">The index.</param>
/// <param name="Key">The row.</param>
public readonly record struct IndexKey(string Partition, string Key);
