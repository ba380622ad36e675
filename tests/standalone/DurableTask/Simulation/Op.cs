namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>One step.</summary>
public sealed record Op(OpKind Kind, string Name, int Value)
{
    public int Failures { get; init; }

    public IReadOnlyList<Op> Parts { get; init; } = [];

    public Plan? Child { get; init; }
}
