namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>What a program must answer, reckoned without any engine.</summary>
internal static class Model
{
    public static long Answer(Plan plan) =>
        plan.Rounds.SelectMany(round => round).Aggregate(plan.Sum, (sum, op) => Mix(sum, Answer(op)));

    public static long Mix(long sum, long next) => unchecked((sum * 31) + next);

    public static long Answered(int value) => value + 7;

    private static long Answer(Op op) => op.Kind switch
    {
        OpKind.Call => Answered(op.Value),
        OpKind.Broken => -op.Value,
        OpKind.Event => op.Value,
        OpKind.Child => Answer(op.Child!),
        OpKind.Echo => unchecked(Answer(op.Child!) + 1),
        OpKind.All => op.Parts.Select(Answer).Aggregate((sum, next) => unchecked(sum + next)),
        _ => op.Value,
    };
}
