namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>What a step of a random program does.</summary>
public enum OpKind
{
    /// <summary>Calls an activity that fails so often before it answers.</summary>
    Call,

    /// <summary>Calls an activity that always fails, and catches that.</summary>
    Broken,

    /// <summary>Waits for a time.</summary>
    Sleep,

    /// <summary>Sets a long timer and cancels it a little later.</summary>
    Cancel,

    /// <summary>Waits for an event from outside.</summary>
    Event,

    /// <summary>Runs a sub-orchestration.</summary>
    Child,

    /// <summary>Runs a sub-orchestration that sends an event back, and waits for both.</summary>
    Echo,

    /// <summary>Does several steps at once.</summary>
    All,
}

/// <summary>One step.</summary>
public sealed record Op(OpKind Kind, string Name, int Value)
{
    public int Failures { get; init; }

    public IReadOnlyList<Op> Parts { get; init; } = [];

    public Plan? Child { get; init; }
}

/// <summary>A random program: rounds of steps, each round but the last continuing as new.</summary>
public sealed record Plan(IReadOnlyList<IReadOnlyList<Op>> Rounds)
{
    public int Round { get; init; }

    public long Sum { get; init; }

    /// <summary>An event to send to the parent at the end; null for none.</summary>
    public string? Echo { get; init; }
}
