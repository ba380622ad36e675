using GovMedia.Workflows.Bulk;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Objections;

namespace GovMedia.Histories.Tests;

/// <summary>The lives whose histories each release leaves behind.</summary>
internal static class Scenarios
{
    /// <summary>Half past nine on a Monday in China.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(8));

    private const string Objection = "YN-OBJ-2026-000001-E";
    private static readonly CaseView Ended = new(true, null, true);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("objection-decided-in-time", nameof(ObjectionProcedure), Objection,
            [Waits(4, mail: true), Rings(7, mail: true), Ended])
        {
            Nudges = [TimeSpan.FromDays(6)],
        },
        new("objection-late-escalated", nameof(ObjectionProcedure), Objection,
            [Waits(4, mail: true), Rings(7), Rings(8, mail: true), Rings(15, mail: true), Rings(22, mail: true), Ended])
        {
            Nudges = [TimeSpan.FromDays(20)],
        },
        new("objection-withdrawn", nameof(ObjectionProcedure), Objection, [Waits(4, mail: true), Ended])
        {
            Nudges = [TimeSpan.FromHours(5)],
        },
        new("objection-mail-refused-at-first", nameof(ObjectionProcedure), Objection, [Waits(4, mail: true), Ended])
        {
            Nudges = [TimeSpan.FromHours(5)],
            MailFailures = 3,
        },
        new("objection-in-flight", nameof(ObjectionProcedure), Objection, [Waits(4, mail: true), Rings(7), Rings(8)])
        {
            Lasts = TimeSpan.FromDays(7.5),
        },
        new("objection-continued-as-new", nameof(ObjectionProcedure), Objection,
            [.. Enumerable.Repeat(Waits(40), CaseLoop.Rounds + 4), Ended])
        {
            Nudges = [.. Enumerable.Range(1, CaseLoop.Rounds + 3).Select(hour => TimeSpan.FromHours(hour))],
        },
        new("chain-closure", nameof(ChainProcedure), "YN-CLS-2026-000002-C",
            [
                // Reviewed, approved, a reminder, signed.
                Waits(5, mail: true), Waits(6, mail: true), Rings(10), Waits(11),
                // The notice stands and is looked at each day.
                .. Enumerable.Range(12, 21).Select(day => Looks(day)),
                Rings(40, mail: true), Ended,
            ])
        {
            Nudges = [TimeSpan.FromDays(2), TimeSpan.FromDays(3), TimeSpan.FromDays(9.4), TimeSpan.FromDays(34)],
        },
        new("chain-in-flight", nameof(ChainProcedure), "YN-CLS-2026-000002-C",
            [Waits(5, mail: true), Looks(6), Looks(7), Looks(8)])
        {
            Nudges = [TimeSpan.FromDays(2)],
            Lasts = TimeSpan.FromDays(7.5),
        },
        new("campaign-four-batches", nameof(CampaignProcedure), "yunnan-2026", [])
        {
            Lasts = TimeSpan.FromDays(1),
        },
        new("bulk-four-batches", nameof(BulkProcedure), "20260302-0badcafe", [])
        {
            Lasts = TimeSpan.FromDays(1),
        },
    ];

    private static CaseView Waits(int untilDay, bool mail = false) => new(false, At(untilDay), mail);

    private static CaseView Rings(int nextDay, bool mail = false) => Waits(nextDay, mail);

    private static CaseView Looks(int day) => new(false, At(day), false, ObserveNext: true);

    /// <summary>09:00 in China, some days after the beginning.</summary>
    private static DateTime At(int day) => new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc).AddDays(day);
}
