using System.Text;
using System.Text.Json;

namespace GovMedia.Rules.Law;

/// <summary>Reads pack files strictly.</summary>
public static class PackReader
{
    /// <summary>Reads one pack from its JSON text.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="PackException">The text is no JSON, or a member is unknown, missing or of the wrong
    /// type.</exception>
    public static PackDocument Read(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(Encoding.UTF8.GetBytes(json), name);
    }

    /// <summary>The JSON text of a pack, as the reader reads it.</summary>
    /// <param name="document">The pack.</param>
    public static string Write(PackDocument document) =>
        JsonSerializer.Serialize(document, PackJson.Default.PackDocument);

    internal static PackDocument Read(ReadOnlySpan<byte> utf8, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, PackJson.Default.PackDocument)
                ?? throw new PackException($"{name}:1: a pack is a JSON object, not null.");
        }
        catch (JsonException e)
        {
            throw new PackException($"{name}:{(e.LineNumber ?? 0) + 1}: {Say(e)}", e);
        }
    }

    private static string Say(JsonException e)
    {
        // The reader's own words end in "Path: … | LineNumber: …", which the prefix already says in fewer.
        int tail = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        string what = tail < 0 ? e.Message : e.Message[..tail];
        return e.Path is null or "$" ? what : $"{what} (at {e.Path})";
    }
}
