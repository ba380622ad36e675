using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>The ledger of a limit: the extensions, pauses, restarts and overrides since it began.</summary>
public sealed record Budget
{
    /// <summary>Nothing has happened.</summary>
    public static readonly Budget None = new();

    /// <summary>Extensions granted, in any order; the one approved last stands.</summary>
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    /// <summary>Pauses, in any order; overlaps count once.</summary>
    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    /// <summary>Restarts, in any order; the last one begins the full period anew.</summary>
    public IReadOnlyList<Restart> Restarts { get; init; } = [];

    /// <summary>Overrides by another law, in any order; the last one stands until an extension follows it. A restart begins
    /// its period anew, not the clause's.</summary>
    public IReadOnlyList<LimitOverride> Overrides { get; init; } = [];

    /// <summary>True when nothing has happened.</summary>
    [JsonIgnore]
    public bool IsEmpty =>
        Extensions.Count == 0 && Pauses.Count == 0 && Restarts.Count == 0 && Overrides.Count == 0;

    /// <summary>The total that stands now, in the limit's unit, counted from the start.</summary>
    /// <param name="limit">The limit.</param>
    public int TotalOf(TimeLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return LastExtension?.Total ?? LastOverride?.Limit?.Amount ?? limit.Amount;
    }

    /// <summary>The limit that another law puts in a clause's place; the clause's own where none does.</summary>
    /// <param name="limit">The clause's limit.</param>
    public TimeLimit LimitOf(TimeLimit limit) => LastOverride?.Limit ?? limit;

    internal Restart? LastRestart => Restarts.MaxBy(r => r.At);

    internal LimitOverride? LastOverride => Overrides.MaxBy(o => o.At);

    /// <summary>The extension that stands: later than the last restart and the last override.</summary>
    internal Extension? LastExtension => Extensions
        .Where(e => LastRestart is not { } restart || e.ApprovedAt > restart.At)
        .Where(e => LastOverride is not { } other || e.ApprovedAt > other.At)
        .MaxBy(e => e.ApprovedAt);
}
