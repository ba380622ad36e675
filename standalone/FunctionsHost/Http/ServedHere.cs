namespace GovMedia.Standalone;

/// <summary>Marks an endpoint that answers for itself, whatever its status.</summary>
internal sealed class ServedHere
{
    /// <summary>The mark.</summary>
    public static ServedHere Mark { get; } = new();
}
