using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>A pack as its file says it: one instrument as data, without what it inherits.</summary>
public sealed record PackDocument
{
    /// <summary>The JSON Schema the file follows; for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The pack's id, for example <c>yunnan-2019</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The version, raised with each released change; a released version never changes.</summary>
    public required int Version { get; init; }

    /// <summary>The id of the pack it inherits from; null for none.</summary>
    public string? Parent { get; init; }

    /// <summary>The version of the parent it was written against; null means the newest loaded.</summary>
    public int? ParentVersion { get; init; }

    /// <summary>The id of the jurisdiction it is law in.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The code of case numbers in that jurisdiction: two capital letters.</summary>
    public required string Code { get; init; }

    /// <summary>The jurisdiction's name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>
    /// The regional calendars the pack opts into, by code of the administrative division; normally empty.
    /// </summary>
    public IReadOnlyList<string> Regions { get; init => field = value ?? []; } = [];

    /// <summary>The instrument.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>Its clauses, in the order of the text.</summary>
    public required IReadOnlyList<Clause> Clauses { get; init; }

    /// <summary>Its limits of time.</summary>
    public IReadOnlyList<ClockRule> Clocks { get; init => field = value ?? []; } = [];

    /// <summary>Its chains of steps.</summary>
    public IReadOnlyList<Chain> Chains { get; init => field = value ?? []; } = [];

    /// <summary>Its gates.</summary>
    public IReadOnlyList<Gate> Gates { get; init => field = value ?? []; } = [];

    /// <summary>Its monitors.</summary>
    public IReadOnlyList<Monitor> Monitors { get; init => field = value ?? []; } = [];

    /// <summary>Its checklists.</summary>
    public IReadOnlyList<Checklist> Checklists { get; init => field = value ?? []; } = [];

    /// <summary>Its lists.</summary>
    public IReadOnlyList<LawList> Lists { get; init => field = value ?? []; } = [];

    /// <summary>Its routing rules, in the order they are tried.</summary>
    public IReadOnlyList<RoutingRule> Routing { get; init => field = value ?? []; } = [];

    /// <summary>Its conflict register.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; init => field = value ?? []; } = [];

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init => field = value ?? []; } = [];
}
