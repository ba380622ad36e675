namespace GovMedia.Rules.Deadlines;

/// <summary>How a clause lets a limit be extended (延长).</summary>
/// <remarks>A new total counts from the start, never from the old due date.</remarks>
public sealed record ExtensionRule
{
    /// <summary>The largest total, in the limit's unit, inclusive; null falls back to the cumulative cap.</summary>
    public int? MaxTotal { get; init; }

    /// <summary>The role that approves; null where the text names none.</summary>
    public string? ApproverRole { get; init; }

    /// <summary>True when it must be asked and approved before the current end (decision A-9).</summary>
    public bool BeforeExpiry { get; init; } = true;

    /// <summary>True when reasons must be given.</summary>
    public bool ReasonRequired { get; init; } = true;

    /// <summary>True when the person concerned must be told.</summary>
    public bool NoticeRequired { get; init; } = true;
}
