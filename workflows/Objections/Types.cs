using System.Collections.Immutable;

namespace GovMedia.Workflows.Objections;

/// <summary>What a citizen submits.</summary>
/// <param name="Ground">One of <see cref="Grounds.All"/>.</param>
/// <param name="Statement">What is wrong, in the citizen's words.</param>
/// <param name="Applicant">Who objects.</param>
/// <param name="AccountId">The account in the register, or null.</param>
/// <param name="AccountName">The account's name as given, or null.</param>
/// <param name="PostUrl">The publication objected to, or null.</param>
/// <param name="Attachments">Files; may be empty.</param>
public sealed record ObjectionSubmission(
    string Ground,
    string Statement,
    Applicant Applicant,
    string? AccountId,
    string? AccountName,
    string? PostUrl,
    IReadOnlyList<Attachment> Attachments);

/// <summary>Who objects, and how they are reached. Personal: kept in the vault alone.</summary>
/// <param name="Name">The name given.</param>
/// <param name="Email">An address, or null.</param>
/// <param name="Phone">A number, or null.</param>
public sealed record Applicant(string Name, string? Email = null, string? Phone = null);

/// <summary>One file of a submission.</summary>
/// <param name="Name">The name given; kept in the vault.</param>
/// <param name="ContentType">The type found by looking at the bytes.</param>
/// <param name="Content">The bytes.</param>
public sealed record Attachment(string Name, string ContentType, byte[] Content);

/// <summary>The grounds of an objection.</summary>
public static class Grounds
{
    /// <summary>Error, omission, privacy, trade secret, another lawful right (article 45).</summary>
    public static IReadOnlyList<string> All { get; } = ["error", "omission", "privacy", "trade-secret", "other"];
}

/// <summary>The outcomes of an objection.</summary>
public static class ObjectionOutcomes
{
    /// <summary>In whole, in part, or not.</summary>
    public static IReadOnlyList<string> All { get; } = ["upheld", "partly-upheld", "rejected"];
}

/// <summary>What the procedure keeps in the case: nothing personal.</summary>
public sealed record ObjectionFacts
{
    /// <summary>The ground.</summary>
    public required string Ground { get; init; }

    /// <summary>The account in the register, or null.</summary>
    public string? AccountId { get; init; }

    /// <summary>The account's name as given, or null.</summary>
    public string? AccountName { get; init; }

    /// <summary>The publication objected to, or null.</summary>
    public string? PostUrl { get; init; }

    /// <summary>The unit it was addressed to first; receipt counts from there .</summary>
    public required string AddressedTo { get; init; }

    /// <summary>Where it was handed to since, oldest first; null for nowhere.</summary>
    public ImmutableList<ObjectionTransfer>? Transfers { get; init; }

    /// <summary>How often the citizen added something.</summary>
    public int Supplements { get; init; }

    /// <summary>The outcome, or null while undecided. Reasons and measures are in the vault.</summary>
    public string? Outcome { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }
}

/// <summary>A case that went to another unit.</summary>
/// <param name="At">When.</param>
/// <param name="From">The unit that had it.</param>
/// <param name="To">The unit that has it.</param>
/// <param name="Jurisdiction">That unit's jurisdiction; the case stays under the pack it was received under.</param>
public sealed record ObjectionTransfer(DateTimeOffset At, string From, string To, string Jurisdiction);

/// <summary>A decision's words. They may touch persons: kept in the vault.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Measures">What is done about it, or null.</param>
/// <param name="DecidedAt">When.</param>
public sealed record ObjectionDecision(string Outcome, string Reasons, string? Measures, DateTimeOffset DecidedAt);

/// <summary>The unit that handles an objection.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Supervising">Whether it is a supervising unit.</param>
/// <param name="Supervisor">The unit above it; null where there is none.</param>
public sealed record HandlingUnit(string Id, bool Supervising, string? Supervisor)
{
    /// <summary>The roles that handle objections in it.</summary>
    public IReadOnlyList<string> Handlers =>
        Supervising
            ? ["supervisor", "account-manager", "editor", "section-head"]
            : ["account-manager", "editor", "section-head"];

    /// <summary>The role that approves extensions in it.</summary>
    public string Head => Supervising ? "supervisor-head" : "unit-head";
}
