using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.AnnualReviews;

namespace GovMedia.Workflows.Chains;

/// <summary>What begins a case that follows a chain of the pack: opening, filing, change, closure, cancellation, re-filing.</summary>
/// <param name="Procedure">The procedure's three letters.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Unit">The sponsoring unit.</param>
/// <param name="AccountId">The account; empty where the matter is the unit's, as an annual review.</param>
/// <param name="Facts">What is known of the matter.</param>
/// <param name="Form">The form as filled in, for the register and the filing.</param>
/// <param name="Overrides">Reasons for passing soft gates (原则上), by gate.</param>
/// <param name="Documents">Materials handed in; may be empty.</param>
/// <param name="PromulgatedAt">Of a re-filing campaign, the instant its limit counts from.</param>
/// <param name="Campaign">The campaign it belongs to, or null.</param>
/// <param name="Certificates">Certificates in force that prove some of the facts; null for none.</param>
/// <param name="Gap">As <see cref="ChainFacts.Gap"/>.</param>
/// <param name="Year">Of an annual review, the year; null else.</param>
/// <param name="Ban">The operating ban that the sponsor is under, or null.</param>
public sealed record ChainStart(
    string Procedure,
    string Jurisdiction,
    HandlingLine Unit,
    string AccountId,
    Facts Facts,
    JsonObject Form,
    IReadOnlyDictionary<string, string> Overrides,
    IReadOnlyList<Cases.NewDocument> Documents,
    DateTimeOffset? PromulgatedAt = null,
    string? Campaign = null,
    IReadOnlyList<Certificates.Certificate>? Certificates = null,
    string? Gap = null,
    int? Year = null,
    StandingBan? Ban = null);

/// <summary>A sponsoring unit and those above it.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Supervising">Whether it is itself a supervising unit.</param>
/// <param name="Supervisor">The unit that supervises it, or null.</param>
/// <param name="Superior">The unit above that, or null.</param>
public sealed record HandlingLine(string Id, bool Supervising, string? Supervisor, string? Superior);

/// <summary>What the chain keeps in the case.</summary>
public sealed record ChainFacts
{
    /// <summary>The account; empty where the matter is the unit's, as an annual review.</summary>
    public required string AccountId { get; init; }

    /// <summary>The user who began it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>The unit above the supervising unit, or null.</summary>
    public string? Superior { get; init; }

    /// <summary>What is known of the matter.</summary>
    public required Facts Facts { get; init; }

    /// <summary>The form as filled in.</summary>
    public required JsonObject Form { get; init; }

    /// <summary>The instant a campaign's limit counts from.</summary>
    public DateTimeOffset? PromulgatedAt { get; init; }

    /// <summary>The entry of the conflict register by which an account that no clause reaches is dealt with, such as one
    /// opened between promulgation and effect; null for the rest.</summary>
    public string? Gap { get; init; }

    /// <summary>The annual review, where it is one; null else.</summary>
    public AnnualReviewFacts? Review { get; init; }

    /// <summary>Steps that were opened, by id.</summary>
    public ImmutableSortedDictionary<string, StepRecord> Steps { get; init; } =
        ImmutableSortedDictionary.Create<string, StepRecord>(StringComparer.Ordinal);

    /// <summary>Soft gates passed or to be passed, by gate.</summary>
    public ImmutableSortedDictionary<string, GateOverrideRecord> Overrides { get; init; } =
        ImmutableSortedDictionary.Create<string, GateOverrideRecord>(StringComparer.Ordinal);

    /// <summary>The notice, once published.</summary>
    public NoticeRecord? Notice { get; init; }

    /// <summary>Items of checklists that were said not to apply.</summary>
    public ImmutableSortedSet<string> NotApplicable { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What was found to be contrary to a clause and recorded, oldest first.</summary>
    public ImmutableList<Finding> Findings { get; init; } = [];

    /// <summary>Measures that a named person chose, oldest first.</summary>
    public ImmutableList<Measure> Measures { get; init; } = [];

    /// <summary>Steps that a supervising unit handed on to another, oldest first; null for none.</summary>
    public ImmutableList<TaskTransfer>? Transfers { get; init; }

    /// <summary>Numbers given by registers outside: national, provincial, city.</summary>
    public ImmutableSortedDictionary<string, string> Receipts { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>One step of the chain, as it went.</summary>
/// <param name="TaskId">Its newest task.</param>
/// <param name="State">Open, done, or not needed because the other branch was taken.</param>
/// <param name="By">Who did it, and for whom; empty while open.</param>
/// <param name="At">When it was done.</param>
public sealed record StepRecord(string TaskId, StepState State, ImmutableList<string> By, DateTimeOffset? At = null);

/// <summary>How a step stands.</summary>
public enum StepState
{
    /// <summary>Its task is open.</summary>
    Open,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Not needed: another step of an OR group was done.</summary>
    Spared,

    /// <summary>Refused, while another step of its OR group is still open.</summary>
    Refused,
}

/// <summary>A step that reached a unit it does not belong with, and went on to another (转送).</summary>
/// <param name="Step">The step.</param>
/// <param name="From">The unit it had reached.</param>
/// <param name="To">The unit it went to.</param>
/// <param name="Reason">Why.</param>
/// <param name="ReceivedAt">When it first reached a unit of the platform; kept through every transfer .</param>
/// <param name="By">Who handed it on.</param>
/// <param name="At">When.</param>
public sealed record TaskTransfer(
    string Step, string From, string To, string Reason, DateTimeOffset ReceivedAt, string By, DateTimeOffset At);

/// <summary>A soft gate passed on purpose.</summary>
/// <param name="Reason">Why.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="ApprovedBy">Who approved; null while waiting.</param>
/// <param name="ApprovedAt">When.</param>
public sealed record GateOverrideRecord(string Reason, string AskedBy, string? ApprovedBy = null, DateTimeOffset? ApprovedAt = null);

/// <summary>Something contrary to a clause that has happened and cannot be refused any more; it is recorded.</summary>
/// <param name="Gate">The gate that it is contrary to, or <c>stated</c> where a person stated it.</param>
/// <param name="Rule">The clause.</param>
/// <param name="What">What was found.</param>
/// <param name="At">When.</param>
public sealed record Finding(string Gate, string Rule, string What, DateTimeOffset At);

/// <summary>A measure out of the pack's list, chosen by a person; there is no ladder.</summary>
/// <param name="Id">The measure, such as <c>talk</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Rule">The clause that lists it.</param>
/// <param name="By">Who chose it.</param>
/// <param name="At">When.</param>
public sealed record Measure(string Id, string Reason, string Rule, string By, DateTimeOffset At);

/// <summary>The public notice of a case.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Url">Where it stands outside; null where this platform's page is the notice.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="PublishedBy">By whom.</param>
/// <param name="Clock">The clock of its floor; null where the instrument sets no length.</param>
/// <param name="Restarts">How often its period began anew.</param>
/// <param name="Observations">Daily looks at it, newest last.</param>
public sealed record NoticeRecord(
    string Text,
    string? Url,
    DateTimeOffset PublishedAt,
    string PublishedBy,
    string? Clock,
    int Restarts,
    ImmutableList<Observation> Observations);

/// <summary>One look at a published notice.</summary>
/// <param name="At">When.</param>
/// <param name="Alive">Whether it stood.</param>
/// <param name="Sha256">The hash of what stood there; null where nothing did.</param>
/// <param name="Detail">What was seen, in words.</param>
public sealed record Observation(DateTimeOffset At, bool Alive, string? Sha256, string Detail);
