namespace GovMedia.Rules.Law;

/// <summary>
/// One enforceable sentence of an instrument: its article, its words, the duty, and where the platform carries it
/// out.
/// </summary>
public sealed record Clause
{
    /// <summary>The clause id, for example <c>YN-45b</c>; unique over all packs.</summary>
    public required string Id { get; init; }

    /// <summary>The article as the instrument counts it, for example <c>45</c>, <c>21(3)</c> or <c>四(一)</c>.</summary>
    public required string Article { get; init; }

    /// <summary>The words of the instrument, in simplified characters.</summary>
    public required string Quote { get; init; }

    /// <summary>What kind of duty it is.</summary>
    public required ClauseKind Kind { get; init; }

    /// <summary>What sets the duty off.</summary>
    public required string Trigger { get; init; }

    /// <summary>Who bears it.</summary>
    public string? Actor { get; init; }

    /// <summary>What proves that it was done.</summary>
    public string? Evidence { get; init; }

    /// <summary>What follows when it is not done.</summary>
    public string? Breach { get; init; }

    /// <summary>How the text limits the duty in time, in plain words; null where it does not.</summary>
    public string? Limit { get; init; }

    /// <summary>Words without a number that impose this duty (及时, 立即, 第一时间, 原则上 …); may be empty.</summary>
    public IReadOnlyList<string> SoftWords { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Paths of what enforces, tracks or times the clause, such as <c>OBJ.clock.handle-objection</c>; empty only where
    /// <see cref="NotMachine"/> says why.
    /// </summary>
    public IReadOnlyList<string> EnforcedBy { get; init => field = value ?? []; } = [];

    /// <summary>Why no machine can enforce, track or time it; null where one does.</summary>
    public LocalText? NotMachine { get; init; }

    /// <summary>Clauses of the parent pack that this clause makes stricter; may be empty.</summary>
    public IReadOnlyList<string> Tightens { get; init => field = value ?? []; } = [];

    /// <summary>Clauses that this clause contradicts; the conflict register says which applies. May be empty.</summary>
    public IReadOnlyList<string> Contrary { get; init => field = value ?? []; } = [];
}
