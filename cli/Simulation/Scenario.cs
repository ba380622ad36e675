namespace GovMedia.Cli.Simulation;

/// <summary>A story told to an instance on simulated time, with what must then be true.</summary>
internal sealed record Scenario
{
    /// <summary>One line for people.</summary>
    public required string Name { get; init; }

    /// <summary>Where it plays; steps may use it as <c>{{jurisdiction}}</c>. Null when it does not matter.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>Files of rule packs that the instance has besides those shipped, relative to the scenario's own; may be
    /// empty.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];

    /// <summary>The first moment.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>In order of time; at least one.</summary>
    public required IReadOnlyList<ScenarioStep> Steps { get; init; }
}
