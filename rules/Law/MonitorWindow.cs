using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>How a monitor's windows lie.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MonitorWindow>))]
public enum MonitorWindow
{
    /// <summary>From the last occurrence on.</summary>
    Rolling,

    /// <summary>Calendar days, weeks from Monday, months, quarters, years.</summary>
    Calendar,
}
