namespace GovMedia.Standalone.Engine;

/// <summary>A call's labels; may be none.</summary>
internal readonly record struct Tags(IReadOnlyDictionary<string, string>? Values)
{
    public static Tags Of(IDictionary<string, string>? tags) =>
        new(tags is { Count: > 0 } ? new Dictionary<string, string>(tags) : null);
}
