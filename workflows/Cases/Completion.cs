using System.Text.Json.Nodes;

namespace GovMedia.Workflows.Cases;

/// <summary>How a task is completed.</summary>
/// <param name="Outcome"><c>approved</c>, <c>refused</c>, <c>returned</c> or <c>done</c>.</param>
/// <param name="Reason">Why; may be null.</param>
/// <param name="Data">What the step asks for; may be null.</param>
/// <param name="Documents">Proof; may be empty.</param>
public sealed record Completion(string Outcome, string? Reason, JsonObject? Data, IReadOnlyList<NewDocument> Documents)
{
    /// <summary>The outcomes there are.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["approved", "refused", "returned", "done"];
}
