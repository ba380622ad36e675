using System.Reflection;
using System.Text;

namespace GovMedia.Rules.Law;

/// <summary>
/// The pack files, the schema, the list of released versions and the texts, as built into this assembly.
/// </summary>
internal static class PackResources
{
    /// <summary>The schema's resource name.</summary>
    public const string Schema = "Packs/pack.schema.json";

    /// <summary>The resource name of the checksums of released versions.</summary>
    public const string Released = "Packs/released.json";

    private static readonly Assembly Home = typeof(PackResources).Assembly;

    /// <summary>The resource names of the packs, in order.</summary>
    public static IEnumerable<string> Packs() => Home.GetManifestResourceNames()
        .Where(n => n.StartsWith("Packs/", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal))
        .Where(n => n is not (Schema or Released))
        .Order(StringComparer.Ordinal);

    /// <summary>A resource's bytes.</summary>
    public static ReadOnlySpan<byte> Bytes(string name)
    {
        using Stream stream = Home.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A resource's text; null when there is no such resource.</summary>
    public static string? Text(string name) =>
        Home.GetManifestResourceInfo(name) is null ? null : Encoding.UTF8.GetString(Bytes(name));
}
