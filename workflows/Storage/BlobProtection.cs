namespace GovMedia.Workflows.Storage;

/// <summary>What keeps an archived body from being changed.</summary>
public enum BlobProtection
{
    /// <summary>Only this program's refusal to write twice (a folder, Azurite).</summary>
    WriteOnceByProgram,

    /// <summary>The store's own immutability policy.</summary>
    Immutable,
}
