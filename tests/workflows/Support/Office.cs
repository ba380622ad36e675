using System.Collections.Immutable;
using System.Text.Json;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Certificates;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Notices;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Reports;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Transparency;
using GovMedia.Workflows.Vault;

namespace GovMedia.Workflows.Tests.Support;

/// <summary>One process over a disk: the kernel put together as the product does, with the released packs.</summary>
public sealed class Office
{
    public static readonly HandlingUnit Health = new("yn-health", false, "yn-go");
    public static readonly HandlingUnit Government = new("yn-go", true, null);
    public static readonly Actor Handler = new("yn-health.account-manager", "经办", "account-manager", "yn-health");
    public static readonly Actor Head = new("yn-health.unit-head", "负责人", "unit-head", "yn-health");
    private static readonly PackLibrary Packs = PackLibrary.LoadEmbedded();

    public Office(
        Disk disk,
        Func<IRegisterStore, IRegisterStore>? wrap = null,
        bool withMail = true,
        PackLibrary? packs = null,
        IChannel? second = null)
    {
        Disk = disk;
        Store = wrap?.Invoke(disk.Register) ?? disk.Register;
        SecondChannel? telephone = second is null ? null : new SecondChannel(second);
        FakeChannel? channel = withMail ? disk.Channel : null;
        Laws = new LawBook(Store, packs ?? Packs, disk.Clock);
        Accounts = new AccountRegister(Store);
        Bans = new OperatingBans(Store);
        Index = new CaseIndex([new CampaignRows(), new NoticeBook(Store), new NoticeObjections(Store), new FakeReports(Store), Bans]);
        Register = new CaseRegister(
            Store, disk.Archive, new CaseKeys(disk.Secrets), Laws, disk.Clock, Index, new AccountProjection(Accounts));
        Sweeper = new Sweeper(Store, Register, disk.Clock);
        Outbox = new Outbox(Store, disk.Clock, channel);
        Directory = new DirectoryBook(Store);
        Procedures = new Workflows.Cases.Procedures(
            [
                new Objection(),
                new CertificateCase(),
                new AnnualReviewCase(),
                .. Report.Codes.Select(static code => new Report(code)),
                .. ChainCase.Codes.Select(static code => new ChainCase(code)),
            ]);
        List = new CaseList(Store, Laws, Procedures, new UnitCases(Store));
        Reprojection = new Reprojection(Register, List, Laws);
        Mail = new DeliverMail(Register, Outbox, Store, Directory, Procedures, disk.Clock, channel, telephone);
        Receipts = new TakeReceipt(Register, Outbox, Store, Procedures, telephone);
        Read = new ReadCase(Register, Outbox);
        Bell = new RingAlarm(Register, Read, Procedures);
        Package = new EvidencePackage(Register, Store, disk.Archive, Outbox, Laws, disk.Secrets);
        Seal = new SealEvidence(Register, Package, disk.Archive);
        Log = new TransparencyLog(Store, Register, disk.Archive, disk.Secrets, disk.Clock);
        Campaigns = new CampaignDesk(Store, Register, new CaseNumbers(Store, disk.Clock), Accounts, Directory, Laws, disk.Clock);
        CaseList list = new(Store, Laws, Procedures, new UnitCases(Store));
        Reviews = new AnnualReviewCampaigns(Store, Campaigns, Register, list, Accounts, Laws, disk.Clock);
    }

    public Disk Disk { get; }

    public IRegisterStore Store { get; }

    public LawBook Laws { get; }

    public CaseIndex Index { get; }

    public CaseRegister Register { get; }

    public AccountRegister Accounts { get; }

    public CampaignDesk Campaigns { get; }

    public AnnualReviewCampaigns Reviews { get; }

    public OperatingBans Bans { get; }

    public Sweeper Sweeper { get; }

    public CaseList List { get; }

    public Reprojection Reprojection { get; }

    public Outbox Outbox { get; }

    public DirectoryBook Directory { get; }

    public Workflows.Cases.Procedures Procedures { get; }

    public DeliverMail Mail { get; }

    public TakeReceipt Receipts { get; }

    public ReadCase Read { get; }

    public RingAlarm Bell { get; }

    public EvidencePackage Package { get; }

    public SealEvidence Seal { get; }

    public TransparencyLog Log { get; }

    public static string CaseNo(int number) => CaseNumber.Make("YN", "OBJ", 2025, number);

    public static ObjectionSubmission Submission(params Attachment[] attachments) => new(
        "error", "内容有误。", new Applicant("王某", "wang@example.org"), null, "某局发布", null, attachments);

    public async Task<string> ReceiveAsync(int number = 1, ObjectionSubmission? submission = null)
    {
        Decision decision = await Register.BeginAsync(
            CaseNo(number), "yunnan", Actor.Applicant, t => ObjectionDesk.Receive(t, submission ?? Submission(), Health, "yunnan", "test"));
        Assert.Null(decision.Refusal);
        await SettleAsync(decision);
        return CaseNo(number);
    }

    public async Task<Refusal?> ActAsync(string caseNo, Actor actor, Func<CaseTurn, Refusal?> act)
    {
        Decision decision = await Register.ChangeAsync(caseNo, actor, act);
        await SettleAsync(decision);
        return decision.Refusal;
    }

    public Task<Refusal?> AskAsync(string caseNo, int workingDays, Actor? by = null) =>
        ActAsync(caseNo, by ?? Handler, t => ObjectionDesk.AskExtension(t, workingDays, "案情复杂"));

    public Task<Refusal?> CompleteAsync(string caseNo, string taskId, string outcome, Actor actor, User user, string? reason = null) =>
        ActAsync(caseNo, actor, t => TaskDesk.Complete(t, taskId, new Completion(outcome, reason, null, []), user, Procedures));

    public async Task<Refusal?> AnswerAsync(string caseNo, string outcome, Actor actor) =>
        await CompleteAsync(
            caseNo,
            (await FileAsync(caseNo)).Tasks.Values.Single(static t => t is { Kind: "approve-extension", State: TaskState.Open }).TaskId,
            outcome,
            actor,
            UserOf(Head));

    public Task<Refusal?> DecideAsync(string caseNo) =>
        ActAsync(caseNo, Handler, static t => ObjectionDesk.Decide(t, "upheld", "属实", "更正"));

    public async Task<CaseFile> FileAsync(string caseNo) => (await Register.ReadAsync(caseNo))!.File;

    public async Task<CaseClock> ClockAsync(string caseNo) => (await FileAsync(caseNo)).Clocks["handle-objection"];

    /// <summary>Lets time pass as the orchestration does: rings each alarm at its time.</summary>
    public async Task PassAsync(string caseNo, string until)
    {
        DateTimeOffset end = FakeTime.China(until);
        while ((await FileAsync(caseNo)).NextAlarmAt is { } alarm && alarm <= end)
        {
            Disk.Clock.Now = alarm > Disk.Clock.Now ? alarm : Disk.Clock.Now;
            await Bell.RunAsync(caseNo);
        }

        Disk.Clock.Now = end;
    }

    /// <summary>The ledger as "time action".</summary>
    public async Task<string[]> StoryAsync(string caseNo) =>
        [.. (await Register.LedgerAsync(caseNo)).Select(static e => $"{e.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd'T'HH:mm} {e.Action}")];

    /// <summary>The messages as "time to template".</summary>
    public async Task<string[]> LettersAsync(string caseNo) =>
        [.. (await Outbox.AllAsync(caseNo)).Select(static m => m.Item).OrderBy(static m => m.At).ThenBy(static m => m.Key, StringComparer.Ordinal)
            .Select(static m => $"{m.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd'T'HH:mm} {m.To} {m.Template}")];

    public static User UserOf(Actor actor) => new(actor.User, actor.Name, actor.Unit, ImmutableList.Create(actor.Role));

    public async Task SettleAsync(Decision decision)
    {
        if (decision.Pending is { } pending)
        {
            await Register.SettleAsync(pending);
        }
    }

    /// <summary>Makes good what a crash left, as the timer does.</summary>
    /// <returns>The cases to be woken.</returns>
    public async Task<List<string>> SweepAsync()
    {
        List<string> woken = [];
        await foreach ((CaseFile? file, string pending) in Sweeper.LeftoversAsync(TimeSpan.Zero))
        {
            if (file is not null)
            {
                woken.Add(file.CaseNo);
            }

            await Register.SettleAsync(pending);
        }

        return woken;
    }

    /// <summary>The chain is unbroken, the state is what it adds up to, and the indexes hold exactly what they should.</summary>
    public async Task AssertSoundAsync(string caseNo)
    {
        IReadOnlyList<LedgerEntry> ledger = await Register.LedgerAsync(caseNo);
        Assert.Null(LedgerChain.FirstBreak(ledger));
        CaseRecord record = (await Register.ReadAsync(caseNo))!;
        Assert.Equal(ledger[^1].Hash, record.Tip.Hash);
        Assert.Equal(CanonicalJson.Text(JsonSerializer.SerializeToNode(record.File, GovJson.Options)), CanonicalJson.Text(LedgerChain.Fold(ledger)));
        Dictionary<IndexKey, string> wanted = Index.RowsOf(record.File);
        Dictionary<IndexKey, string> found = [];
        string[] indexes = [Partitions.OpenPrefix, Partitions.CasesPrefix, Partitions.TasksPrefix, .. wanted.Keys.Select(static k => k.Partition)];
        foreach (string prefix in indexes.Distinct())
        {
            await foreach (Row row in Disk.Register.ScanAsync(prefix))
            {
                if (row.Body.Contains(caseNo, StringComparison.Ordinal))
                {
                    found[new IndexKey(row.Partition, row.Key)] = row.Body;
                }
            }
        }

        Assert.Equal(
            wanted.OrderBy(static r => r.Key.ToString(), StringComparer.Ordinal),
            found.OrderBy(static r => r.Key.ToString(), StringComparer.Ordinal));
    }
}
