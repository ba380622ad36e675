namespace GovMedia.Rules.Law;

/// <summary>How a ceiling may be extended. The total counts from the same start as the first limit.</summary>
public sealed record ClockExtension
{
    /// <summary>The clause that allows it.</summary>
    public required string Clause { get; init; }

    /// <summary>The smallest new total, in the clock's unit.</summary>
    public required int MinTotal { get; init; }

    /// <summary>The greatest new total, in the clock's unit; exactly this many is allowed.</summary>
    public required int MaxTotal { get; init; }

    /// <summary>The roles that may approve it, in the handling unit.</summary>
    public required IReadOnlyList<string> ApproverRoles { get; init; }

    /// <summary>Whether it must be asked for and approved before the current limit ends.</summary>
    public required bool BeforeExpiry { get; init; }

    /// <summary>Whether a reason must be written down.</summary>
    public required bool ReasonRequired { get; init; }

    /// <summary>Whether the person who approves must be another than the one who asks.</summary>
    public required bool FourEyes { get; init; }

    /// <summary>Entries of the conflict register it rests on besides the clause.</summary>
    public IReadOnlyList<string> Decisions { get; init => field = value ?? []; } = [];
}
