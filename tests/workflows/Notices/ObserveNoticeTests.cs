using System.Text.Json.Nodes;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Notices;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Notices;

/// <summary>Yunnan, article 18: a notice stands fifteen full working days; what happens when it does not .</summary>
public sealed class ObserveNoticeTests : IDisposable
{
    private const string Text = "本账号拟于公告期满后关停，特此公告。";
    private static readonly Sighting Standing = new(true, true, "aa", "200");
    private static readonly Sighting Down = new(false, false, null, "503");
    private static readonly Sighting Changed = new(true, false, "bb", "200");
    private static readonly Actor Supervisor = new("yn-go.supervisor", "监管", "supervisor", "yn-go");

    private readonly Disk _disk = new("2025-09-26T10:00");
    private readonly Office _office;
    private readonly FakeProbe _probe = new();
    private readonly ObserveNotice _observe;

    public ObserveNoticeTests()
    {
        _office = new Office(_disk);
        _observe = new ObserveNotice(_office.Register, _office.Read, _probe);
    }

    [Fact]
    public async Task Notice_ThatStands_IsObservedEachMorning()
    {
        string caseNo = await PublishAsync();

        await LookAsync(caseNo, "2025-09-27T09:00", Standing);
        await LookAsync(caseNo, "2025-09-28T09:00", Standing);

        Assert.Equal(["2025-09-27T09:00 notice.observed", "2025-09-28T09:00 notice.observed"], await NotedAsync(caseNo));
        Assert.Equal(["aa", "aa"], (await NoticeAsync(caseNo)).Observations.Select(static o => o.Sha256));
        await _office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Notice_DownForAShortWhile_IsRecordedAndToldAndItsPeriodRunsOn()
    {
        string caseNo = await PublishAsync();
        DateTimeOffset due = await DueAsync(caseNo);

        await LookAsync(caseNo, "2025-09-27T09:00", Down);
        Assert.Equal(FakeTime.China("2025-09-27T13:00"), (await _office.FileAsync(caseNo)).ObserveAt); // within the target of four hours
        await LookAsync(caseNo, "2025-09-27T13:00", Standing);

        Assert.Equal(["2025-09-27T09:00 notice.down", "2025-09-27T13:00 notice.up-again"], await NotedAsync(caseNo));
        Assert.Equal(due, await DueAsync(caseNo));
        Assert.Contains("2025-09-27T09:00 yn-health.account-manager notice.down", await _office.LettersAsync(caseNo));
        Assert.Equal(FakeTime.China("2025-09-28T09:00"), (await _office.FileAsync(caseNo)).ObserveAt);
    }

    [Fact]
    public async Task Notice_StillDownPastTheTarget_IsToldToTheHeadAndBeginsItsPeriodAnewOnceItStands()
    {
        string caseNo = await PublishAsync();

        await LookAsync(caseNo, "2025-10-10T09:00", Down);
        await LookAsync(caseNo, "2025-10-10T13:00", Down);
        Assert.Equal(FakeTime.China("2025-10-31T00:00"), await DueAsync(caseNo));
        await LookAsync(caseNo, "2025-10-11T09:00", Standing);

        Assert.Equal(
            ["2025-10-10T09:00 notice.down", "2025-10-10T13:00 notice.down-restarted", "2025-10-11T09:00 notice.up-again-restarted"],
            await NotedAsync(caseNo));
        string[] letters = await _office.LettersAsync(caseNo);
        Assert.Contains("2025-10-10T13:00 yn-health.unit-head notice.down-restarted", letters);
        Assert.Contains("2025-10-11T09:00 yn-health.account-manager notice.up-again-restarted", letters);

        // Fifteen full working days after Saturday 11 October, itself one: the last is Friday 31.
        Assert.Equal(FakeTime.China("2025-11-01T00:00"), await DueAsync(caseNo));
        await LookAsync(caseNo, "2025-10-12T09:00", Standing);
        Assert.Equal(FakeTime.China("2025-11-01T00:00"), await DueAsync(caseNo));
        await _office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Notice_DownDayAfterDay_DoesNotRipen()
    {
        string caseNo = await PublishAsync();

        for (DateTimeOffset day = FakeTime.China("2025-09-27T09:00"); day < FakeTime.China("2025-10-25T00:00"); day = day.AddDays(1))
        {
            await LookAsync(caseNo, $"{day:yyyy-MM-dd'T'HH:mm}", Down);
        }

        Assert.Equal(ClockState.Running, (await _office.FileAsync(caseNo)).Clocks["notice"].State);

        // Fifteen full working days after Friday 24 October, the last look.
        Assert.Equal(FakeTime.China("2025-11-15T00:00"), await DueAsync(caseNo));
        await _office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Notice_Changed_BeginsItsPeriodAnewAndSaysSo()
    {
        string caseNo = await PublishAsync();
        Assert.Equal(FakeTime.China("2025-10-24T00:00"), await DueAsync(caseNo));

        await LookAsync(caseNo, "2025-10-10T09:00", Changed);

        // Fifteen full working days after Friday 10 October: Saturday 11 is one, the last is Thursday 30.
        Assert.Equal(FakeTime.China("2025-10-31T00:00"), await DueAsync(caseNo));
        Assert.Equal(1, (await NoticeAsync(caseNo)).Restarts);
        Assert.Equal(["2025-10-10T09:00 notice.changed-restarted"], await NotedAsync(caseNo));
        Assert.Contains("2025-10-10T09:00 yn-health.account-manager notice.changed-restarted", await _office.LettersAsync(caseNo));
        PublicNotice page = PublicNotice.Of(await _office.FileAsync(caseNo))!;
        Assert.Equal((new DateOnly(2025, 10, 30), true), (page.LastDay, page.Active));
        await _office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Look_BeforeItIsDue_NotesNothing()
    {
        string caseNo = await PublishAsync();

        await LookAsync(caseNo, "2025-09-26T18:00", Down);

        Assert.Empty(await NotedAsync(caseNo));
    }

    public void Dispose() => _disk.Dispose();

    private async Task LookAsync(string caseNo, string at, Sighting sighting)
    {
        _disk.Clock.Now = FakeTime.China(at);
        _probe.Sees = sighting;
        await _observe.RunAsync(caseNo);
    }

    private async Task<string[]> NotedAsync(string caseNo) =>
        [.. (await _office.StoryAsync(caseNo)).Where(static s => s.Contains(" notice.", StringComparison.Ordinal))];

    private async Task<NoticeRecord> NoticeAsync(string caseNo) => (await _office.FileAsync(caseNo)).FactsAs<ChainFacts>().Notice!;

    private async Task<DateTimeOffset> DueAsync(string caseNo) => (await _office.FileAsync(caseNo)).Clocks["notice"].DueAt;

    // A closure for work reasons, as far as its published notice.
    private async Task<string> PublishAsync()
    {
        string caseNo = CaseNumber.Make("YN", "CLS", 2025, 1);
        ChainStart start = new(
            "CLS",
            "yunnan",
            new HandlingLine("yn-health", false, "yn-go", null),
            "yn-health-wechat",
            new Facts { AccountName = "某局发布", Platform = "wechat", Reason = "work" },
            [],
            new Dictionary<string, string>(),
            []);
        await _office.SettleAsync(await _office.Register.BeginAsync(
            caseNo, "yunnan", Office.Handler, turn => ChainDesk.Begin(turn, start, "test")));
        await DoAsync(caseNo, "head", "approved", "signature", Office.Head);
        await DoAsync(caseNo, "file", "done", "registration-form", Office.Handler);
        await DoAsync(caseNo, "receipt", "done", "filing-receipt", Supervisor);
        await DoAsync(
            caseNo, "notice", "done", "notice-url", Office.Handler, new JsonObject { ["text"] = Text, ["url"] = "https://www.example.org/notice" });
        return caseNo;
    }

    private async Task DoAsync(string caseNo, string step, string outcome, string evidence, Actor by, JsonObject? data = null)
    {
        NewDocument document = new(evidence, $"{evidence}.txt", "text/plain", "ok"u8.ToArray());
        Completion completion = new(outcome, null, data, [document]);
        Refusal? refusal = await _office.ActAsync(
            caseNo, by, t => TaskDesk.Complete(t, $"{caseNo}.{step}", completion, Office.UserOf(by), _office.Procedures));
        Assert.Null(refusal);
    }

    private sealed class FakeProbe : INoticeProbe
    {
        public Sighting Sees { get; set; } = Standing;

        public Task<Sighting> LookAsync(string url, string text, CancellationToken cancellation = default) =>
            Task.FromResult(url == "https://www.example.org/notice" && text == Text ? Sees : throw new InvalidOperationException(url));
    }
}
