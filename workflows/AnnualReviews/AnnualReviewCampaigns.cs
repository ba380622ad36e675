using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.AnnualReviews;

/// <summary>Opens each year's review where the pack asks for a report, takes in sponsors that come later, and ends the cases
/// of those that have no account left. All of it may run again.</summary>
public sealed class AnnualReviewCampaigns(
    IRegisterStore store,
    CampaignDesk campaigns,
    CaseRegister register,
    CaseList cases,
    AccountRegister accounts,
    LawBook laws,
    TimeProvider clock)
{
    /// <summary>The id of a review.</summary>
    public static string IdOf(string jurisdiction, int year) => $"{jurisdiction}-{year:0000}";

    /// <summary>Starts the review of the running year, or answers the one that stands and takes in who is new.</summary>
    /// <param name="jurisdiction">The jurisdiction; it must have a pack.</param>
    /// <param name="year">The year.</param>
    /// <param name="user">Who starts it.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    /// <returns>The review; or the refusal of a pack that asks for no report; neither for another year than the running one
    /// of which there is none.</returns>
    public async Task<(Campaign? Review, Refusal? Refusal)> StartAsync(
        string jurisdiction, int year, string user, CancellationToken cancellation = default)
    {
        CaseLaw law = await laws.NewestAsync(jurisdiction, cancellation);
        if (AnnualReviewDesk.LimitOf(law.Pack) is not { } rule)
        {
            string title = law.Pack.Instrument.Title.Zh;
            return (null, new Refusal(
                "no-rule",
                $"《{title}》没有提交年审报告的规定，不能发起年审。",
                $"{law.Pack.Instrument.Title.En} has no rule on an annual report; no review is started."));
        }

        string id = IdOf(jurisdiction, year);
        Campaign? standing = await campaigns.ReadAsync(id, cancellation);
        bool running = year == ChinaTime.DateOf(clock.GetUtcNow()).Year;
        if (standing is not null && (!running || !standing.Complete || !await campaigns.HasNewAsync(standing, cancellation)))
        {
            return (standing, null);
        }

        if (!running)
        {
            return (null, null);
        }

        Campaign review = standing is null ? New(law, rule, jurisdiction, year, user) : standing with { Complete = false };
        await store.CommitAsync(CampaignDesk.Partition, [new RowChange.Put(id, GovJson.Write(review))], cancellation);
        return (review, null);
    }

    /// <summary>Starts the reviews of the running year whose day of opening has come, and goes on with those that stand.</summary>
    /// <returns>Those that have sponsors left to open a case for, of every jurisdiction.</returns>
    public async Task<IReadOnlyList<Campaign>> StartDueAsync(CancellationToken cancellation = default)
    {
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        List<Campaign> due = [];
        foreach (string jurisdiction in laws.Packs.Packs.Select(static p => p.Jurisdiction).Distinct())
        {
            if (laws.Packs.For(jurisdiction, today) is { } pack
                && AnnualReviewDesk.LimitOf(pack) is not null
                && await IsDueAsync(pack, today, cancellation)
                && (await StartAsync(jurisdiction, today.Year, Actor.System.User, cancellation)).Review is { Complete: false } review)
            {
                due.Add(review);
            }
        }

        return due;
    }

    /// <summary>Ends the open cases of sponsors that have no account in operation any more.</summary>
    /// <param name="wake">Wakes a case that was ended.</param>
    /// <param name="cancellation">Stops between cases.</param>
    public async Task LapseAsync(Func<Decision, Task> wake, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wake);
        HashSet<string> seen = Sponsors(await accounts.AllAsync(cancellation));
        List<CaseSummary> bare = await cases.OpenAsync(AnnualReviewDesk.Procedure, cancellation: cancellation)
            .Where(c => !seen.Contains(Key(c.Jurisdiction, c.Unit)))
            .ToListAsync(cancellation);
        foreach (IGrouping<string, CaseSummary> jurisdiction in bare.GroupBy(static c => c.Jurisdiction))
        {
            // What is held may be a minute old, and an account that has just been opened is not to be missed.
            HashSet<string> sponsors = Sponsors(await store
                .RowsAsync(AccountRegister.Prefix + jurisdiction.Key, cancellation: cancellation)
                .Select(static r => GovJson.Read<Account>(r.Body))
                .ToListAsync(cancellation));
            foreach (CaseSummary one in jurisdiction.Where(c => !sponsors.Contains(Key(c.Jurisdiction, c.Unit))))
            {
                await wake(await register.ChangeAsync(one.CaseNo, Actor.System, Lapse, cancellation));
            }
        }
    }

    /// <summary>How a review stands now, or null where there is none.</summary>
    public async Task<AnnualReviewProgress?> ProgressAsync(string id, CancellationToken cancellation = default)
    {
        if (await campaigns.ReadAsync(id, cancellation) is not { Year: { } year } review)
        {
            return null;
        }

        IReadOnlyList<CampaignMember> members = await campaigns.MembersAsync(id, cancellation);
        CaseLaw law = await laws.NewestAsync(review.Jurisdiction, cancellation);
        return new AnnualReviewProgress(
            review,
            OpensOn(law, year),
            members.Count,
            members.Count(static m => Stands(m, "open")),
            members.Count(static m => Stands(m, "overdue")),
            members.Count(static m => Stands(m, "banned")),
            members.Count(static m => Stands(m, "passed")),
            members.Count(static m => Stands(m, "ended")));
    }

    /// <summary>How a sponsor may stand in a review, as lists are asked for.</summary>
    public static IReadOnlyList<string> Standings { get; } = ["open", "overdue", "banned", "passed", "ended", "all"];

    /// <summary>Whether a sponsor stands so; who is overdue may be banned too.</summary>
    /// <param name="member">The sponsor.</param>
    /// <param name="standing">One of <see cref="Standings"/>.</param>
    public static bool Stands(CampaignMember member, string standing)
    {
        ArgumentNullException.ThrowIfNull(member);
        return standing switch
        {
            "open" => member.State is "open" or CampaignMember.Reserved,
            "overdue" => member is { IsOpen: true, Late: true },
            "banned" => member.State == "banned",
            "passed" => member.State == "completed",
            "ended" => member is { IsOpen: false, State: not ("completed" or CampaignMember.Reserved) },
            _ => true,
        };
    }

    /// <summary>The day a year's review opens by itself: the pack's parameter, or the first of November. A management target.</summary>
    public static DateOnly OpensOn(CaseLaw law, int year)
    {
        ArgumentNullException.ThrowIfNull(law);
        TimeLimit opening = new()
        {
            Unit = LimitUnit.FixedDate,
            MonthDay = law.Pack.Parameter(Parameter.AnnualReviewOpens),
            Kind = LimitKind.Target,
            Roll = RollRule.None,
        };
        return Deadline.Compute(opening, StartOf(year), law.Calendar).DueDate;
    }

    // One that was started by hand before its day takes in who is new from then on.
    private async Task<bool> IsDueAsync(Pack pack, DateOnly today, CancellationToken cancellation) =>
        today >= OpensOn(await laws.NewestOfAsync(pack, cancellation), today.Year)
        || await campaigns.ReadAsync(IdOf(pack.Jurisdiction, today.Year), cancellation) is not null;

    private Campaign New(CaseLaw law, ClockRule rule, string jurisdiction, int year, string user)
    {
        Deadline due = Deadline.Compute(rule.Limit, StartOf(year), law.Calendar);
        return new Campaign(
            IdOf(jurisdiction, year),
            jurisdiction,
            new DateOnly(year, 1, 1),
            rule.StartIn(AnnualReviewDesk.Procedure)!.Trigger,
            rule.Clause,
            law.Clause(rule.Clause).Article,
            due.DueDate,
            due.DueAt,
            null,
            user,
            clock.GetUtcNow(),
            Year: year);
    }

    private static Refusal? Lapse(CaseTurn turn)
    {
        AnnualReviewDesk.Lapse(turn);
        return null;
    }

    private static HashSet<string> Sponsors(IEnumerable<Account> accounts) =>
    [
        .. accounts
            .Where(static a => a.InOperation)
            .Select(static a => Key(a.Jurisdiction, a.Unit)),
    ];

    private static string Key(string jurisdiction, string unit) => $"{jurisdiction}:{unit}";

    private static DateTimeOffset StartOf(int year) => ChinaTime.StartOf(new DateOnly(year, 1, 1));
}
