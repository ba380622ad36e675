namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>A random program: rounds of steps, each round but the last continuing as new.</summary>
public sealed record Plan(IReadOnlyList<IReadOnlyList<Op>> Rounds)
{
    public int Round { get; init; }

    public long Sum { get; init; }

    /// <summary>When the last timer that was left open by its rounds so far falls due, in UTC ticks.</summary>
    public long Until { get; init; }

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
        .. Steps().SelectMany(op => Enumerable.Range(op.Value, op.Events).Select(value => (id, op.Event, value))),
        .. Children(id).SelectMany(child => child.Plan.Events(child.Id)),
    ];

    /// <summary>Its steps from its round on, in order; steps done at once stand behind what does them.</summary>
    public IEnumerable<Op> Steps() => Rounds.Skip(Round).SelectMany(round => round).SelectMany(Within);

    /// <summary>The events its sub-orchestrations send it, and those it waits for, that no later round waits for.
    /// </summary>
    public IEnumerable<string> Spent()
    {
        HashSet<string> later = [.. (this with { Round = Round + 1 }).Steps().Select(op => op.Event)];
        return Rounds[Round].SelectMany(Within).Select(op => op.Kind == OpKind.Echo ? op.Name : op.Event)
            .Where(name => name.Length > 0 && !later.Contains(name)).Distinct();
    }

    private static IEnumerable<Op> Within(Op op) => op.Parts.SelectMany(Within).Prepend(op);
}
