using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>Reads and writes an enumeration by its camelCase name; numbers are refused.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class CamelCaseEnumConverter<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
