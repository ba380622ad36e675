using System.Text.Encodings.Web;
using System.Text.Json;

namespace GovMedia.Cli.CommandLine;

/// <summary>How the command prints JSON: Chinese stays Chinese; it goes to a terminal or a file, not into a page.</summary>
internal static class Json
{
    /// <summary>On one line.</summary>
    public static JsonSerializerOptions Readable { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Indented, for people and for <c>--json</c>.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Readable) { WriteIndented = true };
}
