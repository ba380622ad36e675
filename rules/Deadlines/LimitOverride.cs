namespace GovMedia.Rules.Deadlines;

/// <summary>Another law's limit in place of the clause's (法律法规另有规定的，从其规定).</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Basis">The other law, article and words.</param>
public sealed record LimitOverride(DateTimeOffset At, string Basis)
{
    /// <summary>The limit that applies instead; null where a date is given.</summary>
    public TimeLimit? Limit { get; init; }

    /// <summary>The last day that applies instead; null where a limit is given.</summary>
    public DateOnly? DueDate { get; init; }
}
