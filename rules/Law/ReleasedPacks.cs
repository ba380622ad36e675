using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GovMedia.Rules.Law;

/// <summary>
/// The checksums of released pack versions: once released, a version never changes, for cases have pinned it.
/// </summary>
public static class ReleasedPacks
{
    private static readonly Lazy<Dictionary<string, string>> List = new(() =>
        JsonSerializer.Deserialize(
            PackResources.Bytes(PackResources.Released), PackJson.Default.DictionaryStringString)!);

    /// <summary>The released versions as <c>id@version</c>, with the SHA-256 of their file.</summary>
    public static IReadOnlyDictionary<string, string> All => List.Value;

    /// <summary>The checksum of a pack's file: SHA-256 over its UTF-8 text with LF line ends, lower-case hex.</summary>
    /// <param name="json">The text of the file.</param>
    public static string Checksum(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        string text = json.ReplaceLineEndings("\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Whether a version is released and its file is no longer the released one.</summary>
    /// <param name="id">The pack's id.</param>
    /// <param name="version">The version.</param>
    /// <param name="json">The text of the file.</param>
    public static bool Changed(string id, int version, string json) =>
        All.TryGetValue($"{id}@{version}", out string? released) && released != Checksum(json);
}
