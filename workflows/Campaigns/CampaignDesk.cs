using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Campaigns;

/// <summary>Starts re-filing campaigns, and opens the cases of these and of annual reviews. Source: Yunnan Measures, article
/// 47.</summary>
public sealed class CampaignDesk(
    IRegisterStore store, CaseRegister register, CaseNumbers numbers, AccountRegister accounts, DirectoryBook directory, LawBook laws, TimeProvider clock)
{
    /// <summary>The partition of the campaigns.</summary>
    public const string Partition = "campaigns";

    /// <summary>The link from a case to its campaign.</summary>
    public const string Link = "campaign";

    private const int Batch = 10_000;

    /// <summary>The partition of a campaign's accounts or sponsors.</summary>
    public static string MembersOf(string id) => $"campaign:{id}";

    /// <summary>Starts a campaign; its cases follow in batches. Starting the same one again answers the one that stands,
    /// and takes in accounts that came into the register since. One of another day takes in whom none has taken in.</summary>
    public async Task<(Campaign? Campaign, Refusal? Refusal)> StartAsync(
        string jurisdiction, DateOnly publishedOn, string trigger, string user, CancellationToken cancellation = default)
    {
        CaseLaw law = await laws.NewestAsync(jurisdiction, cancellation);
        if (LimitOf(law.Pack) is not { } rule)
        {
            return (null, new Refusal(
                "no-rule",
                $"《{law.Pack.Instrument.Title.Zh}》没有存量账号补办备案的规定。",
                $"{law.Pack.Instrument.Title.En} has no rule on re-filing older accounts."));
        }

        Deadline due = Deadline.Compute(rule.Limit, ChinaTime.StartOf(publishedOn), law.Calendar);
        DateOnly? fromEffect = InstrumentOf(law.Pack).EffectiveFrom is { } effect && effect != publishedOn && rule.Limit.Date is null
            ? Deadline.Compute(rule.Limit, ChinaTime.StartOf(effect), law.Calendar).DueDate
            : null;
        string id = $"{jurisdiction}-{publishedOn:yyyyMMdd}";
        if (await store.ReadAsync(Partition, id, cancellation) is { } standing)
        {
            return (await ReopenAsync(GovJson.Read<Campaign>(standing.Body), cancellation), null);
        }

        Campaign campaign = new(
            id, jurisdiction, publishedOn, trigger, rule.Clause, law.Clause(rule.Clause).Article, due.DueDate, due.DueAt, fromEffect, user, clock.GetUtcNow());
        await store.CommitAsync(Partition, [new RowChange.Put(id, GovJson.Write(campaign))], cancellation);
        return (campaign, null);
    }

    /// <summary>Opens the cases of the next that have none yet.</summary>
    /// <param name="id">The campaign.</param>
    /// <param name="wake">Starts the orchestration of a case.</param>
    /// <param name="cancellation">Stops between cases; running it again goes on.</param>
    /// <returns>Whether any are left.</returns>
    public async Task<bool> OpenBatchAsync(string id, Func<Decision, Task> wake, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wake);
        Campaign campaign = await ReadAsync(id, cancellation) ?? throw new InvalidOperationException($"There is no campaign {id}.");
        CaseLaw law = await laws.NewestAsync(campaign.Jurisdiction, cancellation);
        ICampaignKind kind = KindOf(campaign);
        Dictionary<string, CampaignMember> members =
            (await MembersAsync(id, cancellation)).ToDictionary(static m => m.Key, StringComparer.Ordinal);
        HashSet<string> elsewhere = await ElsewhereAsync(campaign, cancellation);
        CampaignSubject[] next =
        [
            .. kind.SubjectsOf(campaign, law, await accounts.AllAsync(cancellation))
                .Where(s => !elsewhere.Contains(s.Key))
                .Where(s => members.GetValueOrDefault(s.Key) is not { } member || member.State == CampaignMember.Reserved)
                .Take(Batch + 1),
        ];
        CampaignSubject[] now = [.. next.Take(Batch)];
        await ReserveAsync(campaign, law, [.. now.Where(s => !members.ContainsKey(s.Key))], members, cancellation);
        DirectorySnapshot units = await directory.ReadAsync(cancellation);
        await Parallel.ForEachAsync(
            now,
            new ParallelOptions { MaxDegreeOfParallelism = 128, CancellationToken = cancellation },
            async (subject, stop) => await OpenAsync(
                campaign, members[subject.Key].CaseNo, kind.StartOf(campaign, law, subject, LineOf(subject.Unit, units)), wake, stop));
        if (next.Length <= Batch)
        {
            await store.CommitAsync(Partition, [new RowChange.Put(id, GovJson.Write(campaign with { Complete = true }))], cancellation);
            return false;
        }

        return true;
    }

    /// <summary>A campaign, or null.</summary>
    public async Task<Campaign?> ReadAsync(string id, CancellationToken cancellation = default) =>
        await store.ReadAsync(Partition, id, cancellation) is { } row ? GovJson.Read<Campaign>(row.Body) : null;

    /// <summary>How a campaign stands now, or null.</summary>
    public async Task<CampaignProgress?> ProgressAsync(string id, CancellationToken cancellation = default)
    {
        if (await ReadAsync(id, cancellation) is not { } campaign)
        {
            return null;
        }

        IReadOnlyList<CampaignMember> members = await MembersAsync(id, cancellation);
        return new CampaignProgress(
            campaign,
            members.Count,
            members.Count(static m => m.Stands("open")),
            members.Count(static m => m.Stands("filed")),
            members.Count(static m => m.Stands("overdue")));
    }

    /// <summary>The accounts of a campaign, or the sponsors of an annual review, by id.</summary>
    public async Task<IReadOnlyList<CampaignMember>> MembersAsync(string id, CancellationToken cancellation = default) =>
        await store.RowsAsync(MembersOf(id), cancellation: cancellation)
            .Select(static r => GovJson.Read<CampaignMember>(r.Body))
            .ToListAsync(cancellation);

    /// <summary>The limit of a pack's campaign: the one that times the filing itself. Null where it has none.</summary>
    public static ClockRule? LimitOf(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        Plan plan = Planner.Resolve(pack, "LEG", new Facts());
        return plan.Steps.FirstOrDefault(s => s.Step.Action == StepAction.File)?.Step.Clock is { } id ? pack.Clock(id) : null;
    }

    /// <summary>The instrument whose publication and effect a pack's campaign goes by: the one that holds the clause, which of
    /// an inherited clause is the parent's ("自本办法公布之日").</summary>
    public static Instrument InstrumentOf(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return (LimitOf(pack) is { } limit ? pack.SourceOf(limit.Clause) : pack).Instrument;
    }

    // Accounts that came into the register since, such as by an import, are taken in when it is started again.
    private async Task<Campaign> ReopenAsync(Campaign campaign, CancellationToken cancellation)
    {
        if (campaign.Complete && await HasNewAsync(campaign, cancellation))
        {
            campaign = campaign with { Complete = false };
            await store.CommitAsync(Partition, [new RowChange.Put(campaign.Id, GovJson.Write(campaign))], cancellation);
        }

        return campaign;
    }

    /// <summary>Whether a campaign has one to open a case for that it has not taken in.</summary>
    internal async Task<bool> HasNewAsync(Campaign campaign, CancellationToken cancellation)
    {
        CaseLaw law = await laws.NewestAsync(campaign.Jurisdiction, cancellation);
        HashSet<string> members = await ElsewhereAsync(campaign, cancellation);
        members.UnionWith((await MembersAsync(campaign.Id, cancellation)).Select(static m => m.Key));
        return KindOf(campaign).SubjectsOf(campaign, law, await accounts.AllAsync(cancellation)).Any(s => !members.Contains(s.Key));
    }

    // An account is filed again once, whatever day is counted from: its case is the one of the campaign that took it in first.
    private async Task<HashSet<string>> ElsewhereAsync(Campaign campaign, CancellationToken cancellation)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        await foreach (Row row in store.RowsAsync(Partition, cancellation: cancellation))
        {
            Campaign other = GovJson.Read<Campaign>(row.Body);
            if (campaign.Year is null && other.Year is null && other.Jurisdiction == campaign.Jurisdiction && other.Id != campaign.Id)
            {
                keys.UnionWith((await MembersAsync(other.Id, cancellation)).Select(static m => m.Key));
            }
        }

        return keys;
    }

    private static ICampaignKind KindOf(Campaign campaign) => campaign.Year is null ? new RefilingKind() : new AnnualReviewKind();

    // The number first, so that opening again after a crash opens the same case.
    private async Task ReserveAsync(
        Campaign campaign, CaseLaw law, IReadOnlyList<CampaignSubject> fresh, Dictionary<string, CampaignMember> members, CancellationToken cancellation)
    {
        IReadOnlyList<string> given = await numbers.TakeAsync(law.Pack.Code, KindOf(campaign).Procedure, fresh.Count, cancellation);
        CampaignMember[] reserved =
            [.. fresh.Zip(given, static (s, no) => new CampaignMember(s.Account?.Id ?? "", no, CampaignMember.Reserved, false, s.Unit))];
        await Task.WhenAll(reserved.Chunk(RegisterLimits.RowsPerCommit).Select(chunk => store.CommitAsync(
            MembersOf(campaign.Id),
            [.. chunk.Select(static m => new RowChange.Insert(m.Key, GovJson.Write(m)))],
            cancellation)));
        foreach (CampaignMember member in reserved)
        {
            members.Add(member.Key, member);
        }
    }

    private static HandlingLine LineOf(string id, DirectorySnapshot units)
    {
        Unit? unit = units.Units.GetValueOrDefault(id);
        string? superior = unit?.Parent is { } above ? units.Units.GetValueOrDefault(above)?.Parent : null;
        return new HandlingLine(id, unit?.Supervising ?? false, unit?.Parent, superior);
    }

    private async Task OpenAsync(
        Campaign campaign, string caseNo, ChainStart start, Func<Decision, Task> wake, CancellationToken cancellation)
    {
        try
        {
            Decision decision = await register.BeginAsync(
                caseNo, campaign.Jurisdiction, Actor.System, turn => ChainDesk.Begin(turn, start, ProductVersion.Current), cancellation);
            await wake(decision);
        }
        catch (RegisterConflictException)
        {
            // Begun by an attempt that this one repeats.
            await wake(await register.ChangeAsync(caseNo, Actor.System, static _ => null, cancellation));
        }
    }
}
