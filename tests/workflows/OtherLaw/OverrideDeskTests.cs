using GovMedia.Rules.Deadlines;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.OtherLaw;
using GovMedia.Workflows.Reports;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.OtherLaw;

/// <summary>Another law's limit for an objection received on 2025-09-26; the clause's own would end with 2025-10-13.</summary>
public sealed class OverrideDeskTests : IDisposable
{
    private static readonly CitedLaw Law = new("regulation", "某答复条例", "国务院令第1号", "33", "十五个工作日内答复");
    private readonly Disk _disk = new("2025-09-26T10:00");

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("law", "某法", null)]
    [InlineData("regulation", "全国年节及纪念日放假办法", null)] // 办法 can be a regulation
    [InlineData("rule", "某部门管理办法", "override-not-law")]
    [InlineData("notice", "某通知", "override-not-law")]
    [InlineData("regulation", "关于规范答复工作的通知", "override-not-law")]
    [InlineData("law", "关于加强管理的意见", "override-not-law")]
    public async Task Ask_ByWhatIsCited_AdmitsLawsAndRegulationsAlone(string kind, string title, string? code)
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();

        Refusal? refusal = await AskAsync(office, caseNo, Days(15) with { Law = Law with { Kind = kind, Title = title } });

        Assert.Equal((code, code is null ? null : "YN-45e"), (refusal?.Code, refusal?.Rule));
    }

    [Fact]
    public async Task Approve_BeforeTheBellRang_RecordsTheBreachFirstAndClimbsAnewFromTheNewDate()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        await office.PassAsync(caseNo, "2025-10-12T10:00");
        Assert.Null(await AskAsync(office, caseNo, Days(15)));
        _disk.Clock.Now = FakeTime.China("2025-10-14T00:05");

        Assert.Null(await AnswerAsync(office, caseNo, "approved", Office.Head));

        CaseClock clock = await office.ClockAsync(caseNo);
        Assert.Equal((ClockState.Breached, new DateOnly(2025, 10, 23)), (clock.State, clock.DueDate));
        Assert.Equal(
            ["2025-10-14T00:05 clock.breached", "2025-10-14T00:05 clock.escalated", "2025-10-14T00:05 clock.overridden"],
            (await office.StoryAsync(caseNo))[^3..]);
        await office.PassAsync(caseNo, "2025-11-01T00:00");
        Assert.Equal(
            ["2025-10-24T00:00 clock.escalated", "2025-10-24T09:00 clock.escalated", "2025-10-31T09:00 clock.escalated"],
            (await office.StoryAsync(caseNo))[^3..]);
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Approve_OfAShorterLimitThatHasPassed_BreachesAtOnce()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        await office.PassAsync(caseNo, "2025-10-09T10:00");
        Assert.Null(await AskAsync(office, caseNo, Days(3)));
        Assert.Null(await AnswerAsync(office, caseNo, "approved", Office.Head));
        Assert.Equal(ClockState.Running, (await office.ClockAsync(caseNo)).State);

        await office.PassAsync(caseNo, "2025-10-09T10:00");

        CaseClock clock = await office.ClockAsync(caseNo);
        Assert.Equal((ClockState.Breached, new DateOnly(2025, 9, 30)), (clock.State, clock.DueDate));
        Assert.Contains("2025-10-09T10:00 clock.breached", await office.StoryAsync(caseNo));
    }

    [Fact]
    public async Task Approve_ByWhoAsked_IsRefusedWithTheClauseAndMovesNothing()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        Assert.Null(await AskAsync(office, caseNo, Days(15), Office.Head));

        Refusal? refusal = await AnswerAsync(office, caseNo, "approved", Office.Head);

        Assert.Equal(("four-eyes", "YN-45e"), (refusal?.Code, refusal?.Rule));
        Assert.Equal(new DateOnly(2025, 10, 13), (await office.ClockAsync(caseNo)).DueDate);
    }

    [Fact]
    public async Task Approve_OfALimit_TakesTheWaitingExtensionAway()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        Assert.Null(await office.AskAsync(caseNo, 30));
        Assert.Null(await AskAsync(office, caseNo, Days(15)));

        Assert.Null(await AnswerAsync(office, caseNo, "approved", Office.Head));

        Assert.Equal(TaskState.Cancelled, (await office.FileAsync(caseNo)).Tasks[$"{caseNo}.approve-extension"].State);
        Refusal? again = await office.AskAsync(caseNo, 30);
        Assert.Equal(("extension-not-provided", "YN-45e"), (again?.Code, again?.Rule));
    }

    [Fact]
    public async Task Approve_OfALimitAfterAPause_LeavesThePauseBehind()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        OtherPause review = new(FakeTime.China("2025-09-28T09:00"), FakeTime.China("2025-09-30T17:00"));
        Assert.Null(await AskAsync(office, caseNo, Days(15) with { Limit = null, Pause = review }));
        Assert.Null(await AnswerAsync(office, caseNo, "approved", Office.Head));
        Assert.Equal(new DateOnly(2025, 10, 15), (await office.ClockAsync(caseNo)).DueDate); // 09-29 and 09-30 taken out

        _disk.Clock.Now = FakeTime.China("2025-09-28T10:00");
        Assert.Null(await AskAsync(office, caseNo, Days(15)));
        Assert.Null(await AnswerAsync(office, caseNo, "approved", Office.Head));

        Assert.Equal(new DateOnly(2025, 10, 23), (await office.ClockAsync(caseNo)).DueDate);
    }

    [Fact]
    public async Task Ask_ForWhatCannotBe_SaysWhy()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();

        Refusal? same = await AskAsync(office, caseNo, Days(7));
        Refusal? far = await AskAsync(office, caseNo, Days(9000));
        Refusal? unknown = await office.ActAsync(caseNo, Office.Handler, static t => OverrideDesk.Ask(t, "notice", Days(15)));

        Assert.Equal(("override-changes-nothing", "YN-45e"), (same?.Code, same?.Rule));
        Assert.Equal(("override-beyond-calendar", "YN-45e"), (far?.Code, far?.Rule));
        Assert.Equal("unknown-clock", unknown?.Code);
    }

    [Fact]
    public async Task Approve_ForATargetThatWasMissed_SetsALimitYetToBeKept()
    {
        Office office = new(_disk);
        string caseNo = CaseNumber.Make("YN", "FAK", 2025, 1);
        ReportSubmission report = new("fake-account", "冒用名义", "云南卫健（仿冒）", null, "a@citizen.example");
        await office.SettleAsync(await office.Register.BeginAsync(
            caseNo, "yunnan", Actor.Applicant, t => ReportDesk.Receive(t, report, Office.Health, "yunnan", "test")));
        await office.PassAsync(caseNo, "2025-09-28T10:00");
        Assert.Contains("2025-09-27T10:00 clock.target-missed", await office.StoryAsync(caseNo));
        OverrideRequest hours = Days(0) with { Limit = new OtherLimit(72, LimitUnit.Hour) };
        Assert.Null(await office.ActAsync(caseNo, Office.Handler, t => OverrideDesk.Ask(t, "verify-fake", hours)));

        Assert.Null(await AnswerAsync(office, caseNo, "approved", Office.Head));

        CaseClock clock = (await office.FileAsync(caseNo)).Clocks["verify-fake"];
        Assert.Equal(("ceiling", ClockState.Running, FakeTime.China("2025-09-29T10:00")), (clock.Kind, clock.State, clock.DueAt));
        await office.PassAsync(caseNo, "2025-09-29T10:00");
        Assert.Contains("2025-09-29T10:00 clock.breached", await office.StoryAsync(caseNo));
        Assert.Contains("YN-46b", (await office.Register.LedgerAsync(caseNo)).Select(static e => e.Rule));
    }

    private static OverrideRequest Days(int amount) => new(Law, new OtherLimit(amount, LimitUnit.WorkingDay), null, "本案适用该条例");

    private static Task<Refusal?> AskAsync(Office office, string caseNo, OverrideRequest request, Actor? by = null) =>
        office.ActAsync(caseNo, by ?? Office.Handler, t => OverrideDesk.Ask(t, "handle-objection", request));

    private static async Task<Refusal?> AnswerAsync(Office office, string caseNo, string outcome, Actor actor)
    {
        CaseTask task = (await office.FileAsync(caseNo)).Tasks.Values
            .Single(static t => t is { Kind: OverrideDesk.ApprovalTask, State: TaskState.Open });
        return await office.CompleteAsync(caseNo, task.TaskId, outcome, actor, Office.UserOf(Office.Head));
    }
}
