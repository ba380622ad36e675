using GovMedia.Functions.Accounts;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Functions.Sessions;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Reports;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Tests.Support;
using GovMedia.Workflows.Vault;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovMedia.Functions.Tests.Cases;

/// <summary>One submission, one case: whatever ends the process, however often it is sent, whatever the law says.</summary>
public sealed class CaseCounterTests : IDisposable
{
    private const string Account = "yn-health-wechat";
    private static readonly PackLibrary Packs = PackLibrary.LoadEmbedded();
    private static readonly SubmissionKey Sent = new("reports", "one", [1]);
    private readonly RecordingEngine _engine = new();
    private readonly Disk _disk = new("2025-09-26T10:00");

    public static TheoryData<bool, bool> Failures => new() { { true, false }, { false, false }, { true, true }, { false, true } };

    public void Dispose() => _disk.Dispose();

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Take_SentAgainAfterAPowerFailureAtAnyCommit_MakesOneCaseThatIsAwake(bool before, bool atOnce)
    {
        int commits = 0;
        for (bool died = true; died; commits++)
        {
            using Disk disk = new("2025-09-26T10:00");
            RecordingEngine engine = new();
            died = await DiesAsync(disk, engine, commits + 1, before, atOnce);

            Process second = new(disk);
            await second.SweepAsync(engine);
            string caseNo = await second.TakeAsync(engine, Sent);

            Assert.Equal([caseNo], await second.CasesAsync());
            Assert.Equal([caseNo], engine.Started);
            Assert.Equal(caseNo, await second.ClaimedAsync());
            Assert.Empty(await second.PendingAsync());
        }

        // Number, key and claim, then announcement and case, and where each is a commit of its own, the indexes.
        Assert.True(commits > (atOnce ? 5 : 8), $"only {commits} commits were tried");
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Take_NeverSentAgainAfterAPowerFailure_IsACaseThatIsAwakeOrNone(bool before, bool atOnce)
    {
        int commits = 0;
        for (bool died = true; died; commits++)
        {
            using Disk disk = new("2025-09-26T10:00");
            RecordingEngine engine = new();
            died = await DiesAsync(disk, engine, commits + 1, before, atOnce);

            Process second = new(disk);
            await second.SweepAsync(engine);

            Assert.Equal(engine.Started, await second.CasesAsync());
            Assert.Empty(await second.PendingAsync());
            disk.Clock.Now += TimeSpan.FromMinutes(2);
            string other = await second.TakeAsync(engine, Sent with { Key = "another" }, claims: engine.Started.Count == 0);
            Assert.Contains(other, engine.Started);
        }
    }

    [Fact]
    public async Task Take_SentManyTimesAtOnce_MakesOneCase()
    {
        Process process = new(_disk);

        string[] numbers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => process.TakeAsync(_engine, Sent))));

        Assert.Single(numbers.Distinct());
        Assert.Equal(numbers[..1], await process.CasesAsync());
    }

    [Fact]
    public async Task Take_WithoutAKey_MakesACaseEachTime()
    {
        Process process = new(_disk);

        string first = await process.TakeAsync(_engine, null, claims: false);
        string second = await process.TakeAsync(_engine, null, claims: false);

        Assert.NotEqual(first, second);
        Assert.Equal([first, second], await process.CasesAsync());
    }

    [Fact]
    public async Task Take_Refused_WritesNothing()
    {
        Process process = new(_disk);
        Intake refused = new("FAK", "yunnan", Actor.Applicant, static _ => new Refusal("no-rule", "不可", "No.")) { Sent = Sent };

        ProblemException said = await Assert.ThrowsAsync<ProblemException>(() => process.Counter.TakeAsync(refused, _engine, default));

        Assert.Equal("no-rule", said.Problem.Code);
        Assert.Empty(await _disk.Register.ScanAsync("").Where(static r => r.Partition is "numbers" or "idempotency").ToListAsync());
    }

    [Fact]
    public async Task Take_SentAgainWhenTheLawWouldRefuseIt_AnswersWhatItAnswered()
    {
        Process process = new(_disk);
        string caseNo = await process.TakeAsync(_engine, Sent);
        Intake refused = new("FAK", "yunnan", Actor.Applicant, static _ => new Refusal("no-rule", "不可", "No.")) { Sent = Sent };

        Assert.Equal(caseNo, await process.Counter.TakeAsync(refused, _engine, default));
    }

    [Fact]
    public async Task First_AfterTheCaseWentOn_IsAsItWasTakenIn()
    {
        Process process = new(_disk);
        string caseNo = await process.TakeAsync(_engine, Sent);
        (CaseFile then, string receipt) = await process.Counter.FirstAsync(caseNo, default);
        await process.Register.ChangeAsync(caseNo, Actor.System, static turn =>
        {
            turn.Change(static f => f with { State = "answered" });
            turn.Record("report.answered");
            return null;
        });

        (CaseFile now, string again) = await process.Counter.FirstAsync(caseNo, default);

        Assert.Equal(("open", then.ReceivedAt, receipt), (now.State, now.ReceivedAt, again));
    }

    [Fact]
    public async Task Law_OfAJurisdictionWithoutAPack_IsNoRule()
    {
        ProblemException said = await Assert.ThrowsAsync<ProblemException>(() => new Process(_disk).Counter.LawAsync("atlantis", default));

        Assert.Equal("no-rule", said.Problem.Code);
    }

    private static async Task<bool> DiesAsync(Disk disk, RecordingEngine engine, int at, bool before, bool atOnce)
    {
        FailingStore store = new(disk.Register, at, before, atOnce);
        try
        {
            await new Process(disk, store).TakeAsync(engine, Sent);
        }
        catch (PowerFailureException)
        {
            // As wanted.
        }

        return store.Died;
    }

    /// <summary>What one process holds; the disk and the engine outlive it.</summary>
    private sealed class Process
    {
        private static readonly HandlingUnit Office = new("yn-go", true, null);
        private readonly IRegisterStore _store;
        private readonly RunningCases _running;
        private readonly Sweeper _sweeper;
        private readonly Waker _waker;

        public Process(Disk disk, IRegisterStore? store = null)
        {
            _store = store ?? disk.Register;
            CaseKeys keys = new(disk.Secrets);
            LawBook laws = new(_store, Packs, disk.Clock);
            AccountProjection accounts = new(new AccountRegister(_store));
            Register = new CaseRegister(_store, disk.Archive, keys, laws, disk.Clock, new CaseIndex([]), accounts);
            _running = new RunningCases(_store, Register, new MachineClock(disk.Clock));
            _sweeper = new Sweeper(_store, Register, disk.Clock);
            GovMedia.Workflows.Cases.Procedures procedures = new(Report.Codes.Select(static code => new Report(code)));
            _waker = new Waker(Register, procedures, NullLogger<Waker>.Instance);
            Counter = new CaseCounter(
                Register, new CaseNumbers(_store, disk.Clock), new IdempotencyKeys(_store, disk.Secrets), keys, laws, _waker, disk.Clock);
        }

        public CaseRegister Register { get; }

        public CaseCounter Counter { get; }

        public Task<string> TakeAsync(RecordingEngine engine, SubmissionKey? sent, bool claims = true) => Counter.TakeAsync(
            new Intake("FAK", "yunnan", Actor.Applicant, static turn => ReportDesk.Receive(
                turn, new ReportSubmission("fake-account", "冒用单位名义", null, null, null), Office, "yunnan", "test"))
            {
                Sent = sent,
                Claim = claims ? caseNo => _running.ClaimAsync(Account, "FAK", caseNo, default) : null,
            },
            engine,
            default);

        public async Task SweepAsync(RecordingEngine engine)
        {
            await foreach ((CaseFile? file, string pending) in _sweeper.LeftoversAsync(TimeSpan.Zero))
            {
                await (file is null ? Task.CompletedTask : _waker.WakeAsync(engine, file));
                await Register.SettleAsync(pending);
            }
        }

        public async Task<string?> ClaimedAsync() => (await _running.FindAsync(Account, "FAK", default))?.CaseNo;

        public async Task<string[]> CasesAsync() =>
            await _store.ScanAsync(Partitions.CasesPrefix).Select(static r => r.Key).ToArrayAsync();

        public Task<IReadOnlyList<Row>> PendingAsync() =>
            _store.ListAsync(Partitions.Pending, PendingCommit.Prefix, Partitions.After(PendingCommit.Prefix));
    }
}
