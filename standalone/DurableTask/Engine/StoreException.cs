namespace GovMedia.Standalone.Engine;

/// <summary>The file could not be read or written.</summary>
internal sealed class StoreException(string message, bool isFatal, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether trying again cannot help: the file is damaged or not ours.</summary>
    public bool IsFatal { get; } = isFatal;
}
