namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>A random program: rounds of steps, each round but the last continuing as new.</summary>
public sealed record Plan(IReadOnlyList<IReadOnlyList<Op>> Rounds)
{
    public int Round { get; init; }

    public long Sum { get; init; }

    /// <summary>An event to send to the parent at the end; null for none.</summary>
    public string? Echo { get; init; }

    /// <summary>Its sub-orchestrations.</summary>
    /// <param name="id">The id it runs under.</param>
    public IEnumerable<(string Id, Plan Plan)> Children(string id) =>
        Steps().Where(op => op.Child is not null).Select(op => ($"{id}.{op.Name}", op.Child!));

    /// <summary>The events from outside it and its sub-orchestrations wait for.</summary>
    /// <param name="id">The id it runs under.</param>
    public IEnumerable<(string Instance, string Name, int Value)> Events(string id) =>
    [
        .. Steps().Where(op => op.Kind == OpKind.Event).Select(op => (id, op.Name, op.Value)),
        .. Children(id).SelectMany(child => child.Plan.Events(child.Id)),
    ];

    /// <summary>Its steps from its round on, in order; steps done at once stand behind what does them.</summary>
    public IEnumerable<Op> Steps() => Rounds.Skip(Round).SelectMany(round => round).SelectMany(Within);

    private static IEnumerable<Op> Within(Op op) => op.Parts.SelectMany(Within).Prepend(op);
}
