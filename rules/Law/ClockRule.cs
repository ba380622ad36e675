using System.Text.Json.Serialization;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Law;

/// <summary>
/// One limit of time: the clause, what starts it, how long, how it may be extended, who hears when it passes.
/// </summary>
public sealed record ClockRule
{
    /// <summary>
    /// The clock's id, the same in every pack that has such a limit: <c>handle-objection</c>, <c>notice</c> …
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The clause whose limit it is.</summary>
    public required string Clause { get; init; }

    /// <summary>What starts it, by procedure; at least one.</summary>
    public required IReadOnlyList<ClockStart> Starts { get; init; }

    /// <summary>How much time the text gives and how it is counted, before any extension.</summary>
    public required TimeLimit Limit { get; init; }

    /// <summary>The word without a number that a target stands for; null for a number of the text.</summary>
    public string? SoftWord { get; init; }

    /// <summary>What it is called on pages and in letters.</summary>
    public required LocalText Title { get; init; }

    /// <summary>How it may be extended; null means not at all.</summary>
    public ClockExtension? Extension { get; init; }

    /// <summary>Which other law may set another limit; null for none.</summary>
    public ClockOverride? Override { get; init; }

    /// <summary>Working days before the last day on which a reminder rings, descending; may be empty.</summary>
    public IReadOnlyList<int> Reminders { get; init => field = value ?? []; } = [];

    /// <summary>The ladder climbed after the limit; empty for a floor.</summary>
    public IReadOnlyList<Rung> Escalation { get; init => field = value ?? []; } = [];

    /// <summary>Entries of the conflict register the counting rests on.</summary>
    public IReadOnlyList<string> Decisions { get; init => field = value ?? []; } = [];

    /// <summary>In a child pack: what it says about the parent's clock of the same id.</summary>
    public ChildRelation? Relation { get; init; }

    /// <summary>
    /// The limit together with what the clause on extensions allows: what deadlines are computed with.
    /// </summary>
    [JsonIgnore]
    public TimeLimit Counted => Extension is null ? Limit : Limit with
    {
        CumulativeCap = Extension.MaxTotal,
        Extension = new ExtensionRule
        {
            MaxTotal = Extension.MaxTotal,
            ApproverRole = Extension.ApproverRoles[0],
            BeforeExpiry = Extension.BeforeExpiry,
            ReasonRequired = Extension.ReasonRequired,
            NoticeRequired = true,
        },
    };

    /// <summary>Whether the number is the law's own and not a target.</summary>
    [JsonIgnore]
    public bool Statutory => Limit.Kind != LimitKind.Target;

    /// <summary>The start of the clock in a procedure; null when it does not run there.</summary>
    /// <param name="procedure">A procedure's code.</param>
    public ClockStart? StartIn(string procedure) => Starts.FirstOrDefault(s => s.Procedures.Contains(procedure));
}
