using System.Text.Json.Serialization;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Law;

/// <summary>A duty that recurs and is watched: so many of something in so long a window.</summary>
public sealed record Monitor
{
    /// <summary>The monitor's id, unique in its pack.</summary>
    public required string Id { get; init; }

    /// <summary>The code of the procedure that watches it (<c>MON</c>, <c>INS</c>, <c>DUT</c> …).</summary>
    public required string Procedure { get; init; }

    /// <summary>The clause it follows from.</summary>
    public required string Clause { get; init; }

    /// <summary>
    /// What is watched: an account's level and platform, a column of a site; null means every account.
    /// </summary>
    public Condition? Subject { get; init; }

    /// <summary>What is counted.</summary>
    public required MonitorMetric Metric { get; init; }

    /// <summary>The length of the window or of the longest gap.</summary>
    public required int Amount { get; init; }

    /// <summary>The unit of <see cref="Amount"/>.</summary>
    public required MonitorUnit Unit { get; init; }

    /// <summary>The fewest in one window; null where the longest gap is what counts.</summary>
    public int? Min { get; init; }

    /// <summary>Whether windows follow the calendar (weeks from Monday) or the last occurrence.</summary>
    public MonitorWindow Window { get; init; }

    /// <summary>Days that ask for nothing: <c>holiday</c>, <c>weekend</c>; may be empty.</summary>
    public IReadOnlyList<string> Exclude { get; init => field = value ?? []; } = [];

    /// <summary>Whether the number is the text's own; false for a target where the text has none.</summary>
    public required bool Statutory { get; init; }

    /// <summary>The word without a number that the target stands for; null where the number is the text's.</summary>
    public string? SoftWord { get; init; }

    /// <summary>Whether a reason excuses a lapse (原则上).</summary>
    public bool Soft { get; init; }

    /// <summary>What a lapse leads to.</summary>
    public required LocalText OnBreach { get; init; }

    /// <summary>Entries of the conflict register it rests on.</summary>
    public IReadOnlyList<string> Decisions { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The limit from one act to the next, where the longest gap is what counts; null where windows follow the calendar.
    /// </summary>
    [JsonIgnore]
    public TimeLimit? ToNextAct => Window == MonitorWindow.Calendar || Min is not null ? null : new TimeLimit
    {
        Kind = Statutory ? LimitKind.Ceiling : LimitKind.Target,
        Amount = Unit == MonitorUnit.Quarter ? 3 * Amount : Amount,
        Unit = Unit switch
        {
            MonitorUnit.Day => LimitUnit.Day,
            MonitorUnit.WorkingDay => LimitUnit.WorkingDay,
            MonitorUnit.Week => LimitUnit.Week,
            MonitorUnit.Year => LimitUnit.Year,
            _ => LimitUnit.Month,
        },
        // Days off do not move a gap.
        Roll = RollRule.None,
    };
}
