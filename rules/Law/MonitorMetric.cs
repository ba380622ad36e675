using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>What a monitor counts.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MonitorMetric>))]
public enum MonitorMetric
{
    /// <summary>Items published.</summary>
    Posts,

    /// <summary>Original items published.</summary>
    Originals,

    /// <summary>Items of a higher level passed on.</summary>
    Reposts,

    /// <summary>Updates of a column of a site.</summary>
    ColumnUpdates,

    /// <summary>Items a column holds.</summary>
    ColumnItems,

    /// <summary>Acts on record: inspections, trainings, patrols, changes of password.</summary>
    Acts,
}
