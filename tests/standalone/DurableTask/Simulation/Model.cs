namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>What a program must answer, reckoned without any engine.</summary>
internal static class Model
{
    /// <summary>What a sub-orchestration that was terminated counts for.</summary>
    public const long Gone = -1;

    /// <summary>What a program answers.</summary>
    /// <param name="plan">The program.</param>
    /// <param name="id">The id it runs under.</param>
    /// <param name="isGone">Whether the instance of an id was terminated.</param>
    public static long Answer(Plan plan, string id, Func<string, bool> isGone) =>
        plan.Rounds.Skip(plan.Round).SelectMany(round => round)
            .Aggregate(plan.Sum, (sum, op) => Mix(sum, Answer(op, id, isGone)));

    public static long Mix(long sum, long next) => unchecked((sum * 31) + next);

    /// <summary>The tags of a sub-orchestration.</summary>
    public static Dictionary<string, string> Tags(string id) => new() { ["of"] = id };

    public static long Answered(int value) => value + 7;

    private static long Answer(Op op, string id, Func<string, bool> isGone)
    {
        string child = $"{id}.{op.Name}";
        return op.Kind switch
        {
            OpKind.Call or OpKind.Handled or OpKind.Fragile => Answered(op.Value),
            OpKind.Broken or OpKind.Refused or OpKind.Limited => -op.Value,
            OpKind.Child or OpKind.Echo when isGone(child) => Gone,
            OpKind.Child => Answer(op.Child!, child, isGone),
            OpKind.Echo => unchecked(Answer(op.Child!, child, isGone) + 1),
            OpKind.Stack => Enumerable.Range(op.Value, op.Events).Sum(),
            OpKind.All => op.Parts.Aggregate(0L, (sum, part) => unchecked(sum + Answer(part, id, isGone))),
            _ => op.Value,
        };
    }
}
