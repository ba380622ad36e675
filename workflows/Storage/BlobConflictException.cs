namespace GovMedia.Workflows.Storage;

/// <summary>Other bytes already stand under a write-once name.</summary>
/// <param name="name">The name.</param>
public sealed class BlobConflictException(string name)
    : Exception($"'{name}' is archived already with other bytes and cannot be changed.")
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
