namespace GovMedia.Rules.Law;

/// <summary>One rung of the ladder climbed when a limit has passed. Passing a limit ends no case.</summary>
public sealed record Rung
{
    /// <summary>The rung's id, unique in its clock; part of the key that keeps it from ringing twice.</summary>
    public required string Id { get; init; }

    /// <summary>Working days after the last day: 0 rings at the limit itself.</summary>
    public required int WorkingDaysAfter { get; init; }

    /// <summary>The time of day in China; null means the instant the limit ends.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Working days until it rings again; null means it rings once.</summary>
    public int? RepeatEvery { get; init; }

    /// <summary>Who is told: a role of the handling unit, <c>applicant</c> or <c>supervising-unit</c>.</summary>
    public required IReadOnlyList<string> To { get; init; }
}
