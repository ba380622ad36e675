namespace GovMedia.Workflows.Storage;

/// <summary>One row of the register as it was read.</summary>
/// <param name="Partition">The partition, such as <c>case:YN-OBJ-2026-000123-K</c>.</param>
/// <param name="Key">The key, unique in its partition; rows are ordered by it, ordinally.</param>
/// <param name="Body">JSON text.</param>
/// <param name="ETag">The version read, to be named by a later replacement or deletion. Opaque.</param>
public sealed record Row(string Partition, string Key, string Body, string ETag);
