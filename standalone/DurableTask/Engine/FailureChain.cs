using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <summary>As much of a failure and its causes as is kept.</summary>
internal static class FailureChain
{
    // Each level of sub-orchestrations adds a failure whose message has the messages of all below it.
    private const int Longest = 100;
    private const int LongestText = 1_000_000;

    /// <summary>The failure with its nearest causes and its first one; those between are left out of a long chain, and
    /// the ends of endless texts.</summary>
    public static TaskFailureDetails Shortened(this TaskFailureDetails failure)
    {
        List<TaskFailureDetails> chain = [];
        for (TaskFailureDetails? one = failure; one is not null; one = one.InnerFailure)
        {
            chain.Add(one);
        }

        if (chain.Count <= Longest && chain.TrueForAll(IsShort))
        {
            return failure;
        }

        TaskFailureDetails? shortened = null;
        foreach (TaskFailureDetails one in chain.TakeLast(1).Concat(chain.SkipLast(1).Take(Longest - 1).Reverse()))
        {
            shortened = one with
            {
                ErrorMessage = Cut(one.ErrorMessage)!,
                StackTrace = Cut(one.StackTrace),
                InnerFailure = shortened,
            };
        }

        return shortened!;
    }

    private static bool IsShort(TaskFailureDetails one) =>
        one.ErrorMessage.Length <= LongestText && !(one.StackTrace?.Length > LongestText);

    private static string? Cut(string? text) => text?.Length > LongestText ? text[..LongestText] + "…" : text;
}
