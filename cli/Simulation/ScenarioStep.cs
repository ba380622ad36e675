using System.Text.Json.Nodes;

namespace GovMedia.Cli.Simulation;

/// <summary>One step: the clock moves, then a call is made, or something must be true, or both.</summary>
internal sealed record ScenarioStep
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its line in the file, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>When; null when given as <see cref="After"/> or when the clock stays where it is.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How long after the step before; null when given as <see cref="At"/>.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>What the timeline says before the step; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The call; null for a step that only expects.</summary>
    public ScenarioCall? Do { get; init; }

    /// <summary>JSON paths into the call's answer, by the name that later steps use.</summary>
    public IReadOnlyDictionary<string, string> Save { get; init; } = new Dictionary<string, string>();

    /// <summary>What must be true; without <see cref="ScenarioExpectation.Get"/>, of the call's answer.</summary>
    public IReadOnlyList<ScenarioExpectation> Expect { get; init; } = [];
}

/// <summary>One HTTP call, its texts still holding <c>{{names}}</c>.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Route">Path and query.</param>
/// <param name="Body">Sent as JSON, a text as it is; null for no body.</param>
/// <param name="User">Who is signed in; null for nobody.</param>
/// <param name="Headers">Sent besides.</param>
internal sealed record ScenarioCall(
    string Method, string Route, JsonNode? Body, string? User, IReadOnlyDictionary<string, string> Headers);

/// <summary>What must be true of an answer.</summary>
/// <param name="Get">The call whose answer is meant; null for the step's own.</param>
/// <param name="Status">The status it must have; null for any success, or for any where a code is given.</param>
/// <param name="Code">The problem code it must carry; null for none asked.</param>
/// <param name="Assertions">What must hold, by JSON path.</param>
internal sealed record ScenarioExpectation(
    ScenarioCall? Get, int? Status, string? Code, IReadOnlyList<KeyValuePair<string, JsonNode?>> Assertions);
