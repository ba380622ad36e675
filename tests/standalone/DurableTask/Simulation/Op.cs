namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>One step.</summary>
public sealed record Op(OpKind Kind, string Name, int Value)
{
    public int Failures { get; init; }

    /// <summary>The event it waits for; only steps done one after another wait for the same one.</summary>
    public string Event { get; init; } = string.Empty;

    /// <summary>How many events it waits for, with values that follow each other.</summary>
    public int Events { get; init; }

    public IReadOnlyList<Op> Parts { get; init; } = [];

    public Plan? Child { get; init; }
}
