using System.Text.Encodings.Web;
using System.Text.Json;

namespace GovMedia.Rules.Calendar;

/// <summary>How calendar files are read and written.</summary>
internal static class CalendarJson
{
    // Reflection, not generated code: the generator would overwrite the defaults of init-only properties.
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };
}
