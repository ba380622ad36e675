namespace Azure.Storage.Blobs.Models;

/// <summary>With which key scope a container's blobs are encrypted.</summary>
public class BlobContainerEncryptionScopeOptions
{
    /// <summary>The scope taken unless an upload names its own; null for the account's key.</summary>
    public string? DefaultEncryptionScope { get; set; }

    /// <summary>Whether uploads may not name another.</summary>
    public bool PreventEncryptionScopeOverride { get; set; }
}
