using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Objections;

/// <summary>An objection in Yunnan, received on 2025-09-26 (a Friday before National Day), by the clock.</summary>
public sealed class ObjectionTimelineTests : IDisposable
{
    private readonly Disk _disk = new("2025-09-26T10:00");

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Objection_LeftLying_RemindsBreachesAndClimbsAtItsTimes()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        CaseClock clock = await office.ClockAsync(caseNo);
        Assert.Equal(new DateOnly(2025, 10, 13), clock.DueDate);
        Assert.Equal(FakeTime.China("2025-10-14T00:00"), clock.DueAt);

        await office.PassAsync(caseNo, "2025-11-01T00:00");
        Assert.Equal(
            [
                "2025-09-26T10:00 objection.received",
                "2025-10-09T09:00 clock.reminded", // 10-11 (a Saturday at work) and 10-13 remain, and the day itself
                "2025-10-11T09:00 clock.reminded",
                "2025-10-14T00:00 clock.breached",
                "2025-10-14T00:00 clock.escalated",
                "2025-10-14T09:00 clock.escalated",
                "2025-10-21T09:00 clock.escalated",
                "2025-10-28T09:00 clock.escalated",
            ],
            await office.StoryAsync(caseNo));
        Assert.Equal(
            [
                "2025-09-26T10:00 applicant objection.received",
                "2025-09-26T10:00 yn-health.account-manager objection.assigned",
                "2025-10-09T09:00 yn-health.account-manager clock.reminder",
                "2025-10-11T09:00 yn-health.account-manager clock.reminder",
                "2025-10-14T00:00 applicant clock.late.applicant",
                "2025-10-14T00:00 yn-health.unit-head clock.late.unit",
                "2025-10-14T09:00 yn-go.supervisor clock.late.supervising-unit",
                "2025-10-21T09:00 yn-go.supervisor clock.late.supervising-unit",
                "2025-10-28T09:00 yn-go.supervisor clock.late.supervising-unit",
            ],
            await office.LettersAsync(caseNo));
        CaseFile file = await office.FileAsync(caseNo);
        Assert.Null(file.EndedAt);
        Assert.Equal(TaskState.Open, file.Tasks.Values.Single().State);
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Extension_ToThirty_MovesTheDateAndTellsTheApplicant()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        Assert.Null(await office.AskAsync(caseNo, 30));
        await office.PassAsync(caseNo, "2025-10-13T23:59:59.9999999");
        Assert.Null(await office.AnswerAsync(caseNo, "approved", Office.Head)); // the last instant

        CaseClock clock = await office.ClockAsync(caseNo);
        Assert.Equal(new DateOnly(2025, 11, 13), clock.DueDate);
        ClockChange change = Assert.Single(clock.Changes);
        Assert.Equal((new DateOnly(2025, 10, 13), new DateOnly(2025, 11, 13), Office.Head.User), (change.From, change.To, change.By));
        Assert.Contains("2025-10-13T23:59 applicant objection.extended", await office.LettersAsync(caseNo));
        Assert.Equal(clock.DueAt, (await office.FileAsync(caseNo)).Tasks.Values.Single(static t => t.State == TaskState.Open).DueAt);
        Assert.Equal("extension-too-long", (await office.AskAsync(caseNo, 31))?.Code);

        await office.PassAsync(caseNo, "2025-11-14T00:00");
        string[] story = await office.StoryAsync(caseNo);
        Assert.Equal(2, story.Count(static s => s.StartsWith("2025-11", StringComparison.Ordinal) && s.EndsWith("reminded", StringComparison.Ordinal)));
        Assert.Equal("2025-11-14T00:00 clock.breached", story[^2]);
    }

    [Fact]
    public async Task Extension_ApprovedAtTheEndOfTheLimit_IsTooLate()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        await office.AskAsync(caseNo, 30);
        _disk.Clock.Now = FakeTime.China("2025-10-14T00:00");
        Refusal? refusal = await office.AnswerAsync(caseNo, "approved", Office.Head);
        Assert.Equal(("extension-too-late", FakeTime.China("2025-10-14T00:00")), (refusal?.Code, refusal!.Latest));
        Assert.Equal("YN-45d", refusal.Rule);
        Assert.Equal(new DateOnly(2025, 10, 13), (await office.ClockAsync(caseNo)).DueDate);
        Assert.Equal("extension-too-late", (await office.AskAsync(caseNo, 30))?.Code);
        Assert.Null(await office.AnswerAsync(caseNo, "refused", Office.Head)); // a refusal is never too late
    }

    [Theory]
    [InlineData(7, "extension-too-short")]
    [InlineData(31, "extension-too-long")]
    [InlineData(int.MaxValue, "extension-too-long")]
    [InlineData(-1, "extension-too-short")]
    public async Task Extension_OutsideEightToThirty_IsRefused(int workingDays, string code)
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        Assert.Equal(code, (await office.AskAsync(caseNo, workingDays))?.Code);
        Assert.Single(await office.Register.LedgerAsync(caseNo));
    }

    [Fact]
    public async Task Extension_AnsweredByWhoeverAsked_IsRefused()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        await office.AskAsync(caseNo, 20);
        Assert.Equal("extension-pending", (await office.AskAsync(caseNo, 21))?.Code);

        // As oneself; as the head by a mandate; by another who acts for the one who asked.
        Assert.Equal("four-eyes", (await office.AnswerAsync(caseNo, "approved", Office.Handler))?.Code);
        Assert.Equal("four-eyes", (await office.AnswerAsync(caseNo, "approved", Office.Handler with { OnBehalfOf = Office.Head.User }))?.Code);
        Assert.Equal("four-eyes", (await office.AnswerAsync(caseNo, "approved", Office.Head with { OnBehalfOf = Office.Handler.User }))?.Code);
        Assert.Equal(new DateOnly(2025, 10, 13), (await office.ClockAsync(caseNo)).DueDate);
        Assert.Null(await office.AnswerAsync(caseNo, "approved", Office.Head));
    }

    [Fact]
    public async Task Extension_AskedInTheHeadsName_IsNotForTheHeadToApprove()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        await office.AskAsync(caseNo, 20, Office.Handler with { OnBehalfOf = Office.Head.User });
        Assert.Equal("four-eyes", (await office.AnswerAsync(caseNo, "approved", Office.Head))?.Code);
    }

    [Fact]
    public async Task Extension_AnsweredFromAnotherUnitOrRole_IsNotTheirTask()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        await office.AskAsync(caseNo, 20);
        string task = $"{caseNo}.approve-extension";
        User elsewhere = Office.UserOf(Office.Head) with { Unit = "yn-culture" };
        Assert.Equal("not-your-task", (await office.CompleteAsync(caseNo, task, "approved", Office.Head, elsewhere))?.Code);
        Assert.Equal("not-your-task", (await office.CompleteAsync(caseNo, task, "approved", Office.Handler, Office.UserOf(Office.Handler)))?.Code);
        Assert.Equal("unknown-task", (await office.CompleteAsync(caseNo, "x", "approved", Office.Head, Office.UserOf(Office.Head)))?.Code);
    }

    [Fact]
    public async Task Transfer_ToTheSupervisingUnit_KeepsReceiptAndDate()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        await office.AskAsync(caseNo, 20);
        await office.PassAsync(caseNo, "2025-10-09T10:00");
        Assert.Equal("same-unit", (await office.ActAsync(caseNo, Office.Handler, static t => ObjectionDesk.Transfer(t, Office.Health, "yunnan", true, "x")))?.Code);
        Assert.Null(await office.ActAsync(caseNo, Office.Handler, static t => ObjectionDesk.Transfer(t, Office.Government, "yunnan", true, "非本单位发布")));

        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal(FakeTime.China("2025-09-26T10:00"), file.ReceivedAt);
        Assert.Equal((new DateOnly(2025, 10, 13), "yn-go"), (file.Clocks["handle-objection"].DueDate, file.Clocks["handle-objection"].Unit));
        CaseTask open = Assert.Single(file.Tasks.Values, static t => t.State == TaskState.Open);
        Assert.Equal(("yn-go", "handle"), (open.Unit, open.Kind));

        await office.PassAsync(caseNo, "2025-10-14T09:00");
        Assert.Equal(
            ["2025-10-14T00:00 applicant clock.late.applicant", "2025-10-14T00:00 yn-go.supervisor-head clock.late.unit", "2025-10-14T09:00 yn-go.supervisor-head clock.late.supervising-unit"],
            (await office.LettersAsync(caseNo))[^3..]);
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Supplement_WithDocuments_MovesNoDate()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        Attachment[] many = [.. Enumerable.Range(1, 120).Select(static i => new Attachment($"{i}.png", "image/png", [1, 2, (byte)i]))];
        Assert.Null(await office.ActAsync(caseNo, Actor.Applicant, t => ObjectionDesk.Supplement(t, "补充", many)));
        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal(120, file.Documents.Count);
        Assert.Equal(new DateOnly(2025, 10, 13), file.Clocks["handle-objection"].DueDate);
        Assert.Empty(file.Clocks["handle-objection"].Changes);
        Assert.DoesNotContain("补充", string.Concat((await office.Register.LedgerAsync(caseNo)).Select(LedgerRow.Write)), StringComparison.Ordinal);
        Assert.Equal("补充", await office.Register.OpenVaultAsync<string>(caseNo, "supplement-1"));
    }

    [Theory]
    [InlineData("2025-10-13T23:59:59", ClockState.Cancelled)]
    [InlineData("2025-10-14T00:00", ClockState.Breached)] // the limit had passed, though no alarm had rung yet
    public async Task Withdrawal_OfAnOpenCase_EndsIt(string at, ClockState state)
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        _disk.Clock.Now = FakeTime.China(at);
        Assert.Null(await office.ActAsync(caseNo, Actor.Applicant, ObjectionDesk.Withdraw));
        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal(("withdrawn", state), (file.State, file.Clocks["handle-objection"].State));
        Assert.Null(file.NextAlarmAt);
        Assert.DoesNotContain(file.Tasks.Values, static t => t.State == TaskState.Open);
        Assert.Equal("case-ended", (await office.DecideAsync(caseNo))?.Code);
        Assert.Equal("case-ended", (await office.AskAsync(caseNo, 20))?.Code);
        Assert.Equal("case-ended", (await office.ActAsync(caseNo, Actor.Applicant, static t => ObjectionDesk.Supplement(t, "x", [])))?.Code);
        await office.AssertSoundAsync(caseNo);
    }

    [Theory]
    [InlineData("2025-10-13T23:59:59", ClockState.Met)]
    [InlineData("2025-10-14T00:00", ClockState.Breached)]
    [InlineData("2025-10-30T10:00", ClockState.Breached)]
    public async Task Decision_AtAnInstant_LeavesTheTruthOnRecord(string at, ClockState state)
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        await office.PassAsync(caseNo, at);
        Assert.Null(await office.DecideAsync(caseNo));
        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal(("decided", state), (file.State, file.Clocks["handle-objection"].State));
        Assert.Equal(FakeTime.China(at), file.EndedAt);
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Decision_ForSomebodyWithoutMail_EndsWithProofOfTelling()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync(1, Office.Submission() with { Applicant = new Applicant("王某") });
        await office.DecideAsync(caseNo);
        Assert.Null((await office.FileAsync(caseNo)).EndedAt);
        string task = $"{caseNo}.tell-applicant";
        Assert.Equal("proof-required", (await office.CompleteAsync(caseNo, task, "done", Office.Handler, Office.UserOf(Office.Handler)))?.Code);
        Assert.Null(await office.CompleteAsync(caseNo, task, "done", Office.Handler, Office.UserOf(Office.Handler), "电话告知"));
        CaseFile file = await office.FileAsync(caseNo);
        Assert.NotNull(file.EndedAt);
        Assert.Equal(ClockState.Met, file.Clocks["tell-applicant"].State);
        Assert.Equal("task-closed", (await office.CompleteAsync(caseNo, task, "done", Office.Handler, Office.UserOf(Office.Handler), "again"))?.Code);
    }

    [Fact]
    public async Task Alarms_AfterALongOutage_RingOnceAndTheTurnsMissedAreNotMadeUpFor()
    {
        Office office = new(_disk, withMail: false);
        string caseNo = await office.ReceiveAsync();
        _disk.Clock.Now = FakeTime.China("2026-12-01T10:00");
        await office.Bell.RunAsync(caseNo);

        // The rung of the day after, and the newest of those that repeat.
        string[] letters = await office.LettersAsync(caseNo);
        Assert.DoesNotContain(letters, static l => l.EndsWith("clock.reminder", StringComparison.Ordinal));
        Assert.Equal(2, letters.Count(static l => l.EndsWith("supervising-unit", StringComparison.Ordinal)));
        Assert.InRange((await office.FileAsync(caseNo)).NextAlarmAt!.Value, FakeTime.China("2026-12-02T09:00"), FakeTime.China("2026-12-08T09:00"));
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Alarms_MoreThanACommitHolds_RingInSeveral()
    {
        Office office = new(_disk, withMail: false);
        string caseNo = await office.ReceiveAsync();
        Assert.Null(await office.ActAsync(caseNo, Office.Handler, static t =>
        {
            for (int i = 0; i < 15; i++)
            {
                t.StartClock(ObjectionDesk.HandleClock, t.Now);
            }

            t.Record("objection.supplemented");
            return null;
        }));
        _disk.Clock.Now = FakeTime.China("2026-12-01T10:00");
        int turns = 0;
        while ((await office.FileAsync(caseNo)).NextAlarmAt <= _disk.Clock.Now)
        {
            await office.Bell.RunAsync(caseNo);
            Assert.True(++turns < 20);
        }

        Assert.True(turns > 1);
        Assert.All((await office.FileAsync(caseNo)).Clocks.Values, static c => Assert.Equal(ClockState.Breached, c.State));
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Alarms_BeyondWhatAnyCalendarKnows_WaitForOneThatReachesFurther()
    {
        Office office = new(_disk, withMail: false);
        string caseNo = await office.ReceiveAsync();
        _disk.Clock.Now = FakeTime.China("2040-01-01T10:00");
        for (int turn = 0; turn < 200 && (await office.FileAsync(caseNo)).NextAlarmAt <= _disk.Clock.Now; turn++)
        {
            await office.Bell.RunAsync(caseNo);
        }

        CaseFile file = await office.FileAsync(caseNo);
        Assert.Null(file.NextAlarmAt);
        Assert.Null(file.EndedAt);
    }

    [Fact]
    public async Task Submission_OfLettersToStaff_HoldsNothingPersonal()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        OutboxItem[] items = [.. (await office.Outbox.AllAsync(caseNo)).Select(static m => m.Item)];
        Assert.All(items, static m => Assert.DoesNotContain("王某", m.Subject + m.Body, StringComparison.Ordinal));
        Assert.True(items.Single(static m => m.To == OutboxItem.Applicant).Sealed);
    }
}
