using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovMedia.Rules.Calendar;

/// <summary>How calendar files are read and written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    WriteIndented = true)]
[JsonSerializable(typeof(HolidayNotice))]
[JsonSerializable(typeof(RegionalFile))]
[JsonSerializable(typeof(SupersededFile))]
[JsonSerializable(typeof(StatutoryFile))]
[JsonSerializable(typeof(Region[]))]
internal sealed partial class CalendarJson : JsonSerializerContext;
