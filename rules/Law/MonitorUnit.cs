using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>The unit of a monitor's window.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MonitorUnit>))]
public enum MonitorUnit
{
    /// <summary>Calendar days.</summary>
    Day,

    /// <summary>Working days.</summary>
    WorkingDay,

    /// <summary>Weeks.</summary>
    Week,

    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Quarters of the calendar year.</summary>
    Quarter,

    /// <summary>Calendar years.</summary>
    Year,
}
