using System.Text.Json.Nodes;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.AnnualReviews;

/// <summary>Hebei, part 4(4): a report by 31 December; without it, or failed, no further operation.</summary>
public sealed class AnnualReviewDeskTests
{
    [Fact]
    public async Task Report_InTimeAndPassed_EndsTheReviewWithoutABan()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await BegunAsync(disk);
        string caseNo = await county.CaseAsync();

        await county.Office.PassAsync(caseNo, "2025-12-31T23:59");
        Assert.Null(await county.ReportAsync(caseNo));
        await county.Office.PassAsync(caseNo, "2026-01-08T10:00");
        Assert.Null(await county.JudgeAsync(caseNo, "approved"));

        // Reminders go by the day before the last, 30 December.
        Assert.Equal(
            [
                "2025-12-02T09:00 hb-agri.account-manager clock.reminder",
                "2025-12-16T09:00 hb-agri.account-manager clock.reminder",
                "2025-12-25T09:00 hb-agri.account-manager clock.reminder",
                "2025-12-29T09:00 hb-agri.account-manager clock.reminder",
            ],
            (await county.Office.LettersAsync(caseNo)).Where(static l => l.Contains("clock.", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "2025-11-01T09:00 annual-review.begun",
                "2025-12-31T23:59 step.done",
                "2026-01-06T09:00 task.reminded", // No clause says how long the judgement may take.
                "2026-01-08T09:00 task.reminded",
                "2026-01-08T10:00 step.approved",
                "2026-01-08T10:00 annual-review.completed",
            ],
            await county.StoryAsync(caseNo));
        CaseFile file = await county.Office.FileAsync(caseNo);
        Assert.Equal(("completed", ClockState.Met), (file.State, file.Clocks["annual-report"].State));
        Assert.Empty(file.FactsAs<ChainFacts>().Review!.Bans);
        await county.Office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Report_NotThereWhenTheDayIsOver_BansTheSponsorUntilALaterOneIsPassed()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await BegunAsync(disk);
        string caseNo = await county.CaseAsync();

        await county.Office.PassAsync(caseNo, "2026-01-05T10:00");
        StandingBan ban = (await county.Office.Bans.OfAsync("hb-agri"))!;
        Assert.Equal(("HB-7d", OperatingBan.NoReport, 2025), (ban.Rule, ban.Ground, ban.Year));
        Assert.Equal(FakeTime.China("2026-01-01T00:00"), ban.Since);

        // Handed in late it is a report; the ban waits for the judgement.
        Assert.Null(await county.ReportAsync(caseNo));
        Assert.True(await county.IsBannedAsync());
        await county.Office.PassAsync(caseNo, "2026-01-06T10:00");
        Assert.Null(await county.JudgeAsync(caseNo, "approved"));

        Assert.False(await county.IsBannedAsync());
        Assert.Equal(
            [
                "2025-11-01T09:00 annual-review.begun",
                "2026-01-01T00:00 clock.breached",
                "2026-01-01T00:00 clock.escalated",
                "2026-01-01T00:00 operating-ban.imposed",
                "2026-01-04T09:00 clock.escalated",
                "2026-01-05T10:00 step.done",
                "2026-01-06T10:00 step.approved",
                "2026-01-06T10:00 operating-ban.lifted",
                "2026-01-06T10:00 annual-review.completed",
            ],
            await county.StoryAsync(caseNo));
        Assert.Equal(
            [
                "2026-01-01T00:00 hb-agri.account-manager operating-ban.imposed",
                "2026-01-01T00:00 hb-agri.unit-head operating-ban.imposed",
                "2026-01-01T00:00 hb-go.supervisor operating-ban.imposed",
                "2026-01-06T10:00 hb-agri.account-manager operating-ban.lifted",
                "2026-01-06T10:00 hb-agri.unit-head operating-ban.lifted",
                "2026-01-06T10:00 hb-go.supervisor operating-ban.lifted",
            ],
            (await county.Office.LettersAsync(caseNo)).Where(static l => l.Contains("operating-ban", StringComparison.Ordinal)));
        CaseFile file = await county.Office.FileAsync(caseNo);
        Assert.Equal(("completed", ClockState.Breached), (file.State, file.Clocks["annual-report"].State));
        Assert.Equal("hb-go.supervisor", file.FactsAs<ChainFacts>().Review!.Bans.Single().LiftedBy);
        await county.Office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Report_AfterTheDayAndBeforeItsAlarm_IsLateAndBannedAllTheSame()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await BegunAsync(disk);
        string caseNo = await county.CaseAsync();

        disk.Clock.Now = FakeTime.China("2026-01-01T00:01");
        Assert.Null(await county.ReportAsync(caseNo));

        Assert.True(await county.IsBannedAsync());
        Assert.Equal(ClockState.Breached, (await county.Office.FileAsync(caseNo)).Clocks["annual-report"].State);
        await county.Office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Judgement_Failed_BansAtOnceUntilAnotherReportIsPassed()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await BegunAsync(disk);
        string caseNo = await county.CaseAsync();
        await county.Office.PassAsync(caseNo, "2025-11-20T10:00");
        await county.ReportAsync(caseNo);

        Assert.Null(await county.JudgeAsync(caseNo, "refused"));
        StandingBan ban = (await county.Office.Bans.OfAsync("hb-agri"))!;
        Assert.Equal((OperatingBan.Failed, FakeTime.China("2025-11-20T10:00")), (ban.Ground, ban.Since));
        Assert.Equal("banned", (await county.Office.FileAsync(caseNo)).State);

        // The report was there in time: the end of the year finds nothing late.
        await county.Office.PassAsync(caseNo, "2026-01-05T10:00");
        Assert.Null(await county.CorrectAsync(caseNo));
        Assert.True(await county.IsBannedAsync());
        Assert.Null(await county.JudgeAsync(caseNo, "approved"));

        Assert.False(await county.IsBannedAsync());
        Assert.Equal(
            [
                "2025-11-01T09:00 annual-review.begun",
                "2025-11-20T10:00 step.done",
                "2025-11-20T10:00 annual-review.failed",
                "2025-11-20T10:00 operating-ban.imposed",
                "2026-01-05T10:00 step.corrected",
                "2026-01-05T10:00 step.approved",
                "2026-01-05T10:00 operating-ban.lifted",
                "2026-01-05T10:00 annual-review.completed",
            ],
            await county.StoryAsync(caseNo));
        await county.Office.AssertSoundAsync(caseNo);
    }

    [Theory]
    [InlineData("2025-12-20T10:00", true)] // Returned before the day and not mended by it: no report is there.
    [InlineData("2026-01-05T10:00", false)] // Returned after it, what was handed in stays handed in.
    public async Task Return_OfAReportInTime_MovesNoDate(string returned, bool banned)
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await BegunAsync(disk);
        string caseNo = await county.CaseAsync();
        await county.Office.PassAsync(caseNo, "2025-12-10T10:00");
        await county.ReportAsync(caseNo);
        await county.Office.PassAsync(caseNo, returned);

        Assert.Null(await county.JudgeAsync(caseNo, "returned"));
        Assert.Equal(new DateOnly(2025, 12, 31), (await county.Office.FileAsync(caseNo)).Clocks["annual-report"].DueDate);
        await county.Office.PassAsync(caseNo, "2026-01-20T10:00");
        Assert.Equal(banned, await county.IsBannedAsync());

        // Mended or not, the supervising unit may judge.
        if (banned)
        {
            await county.CorrectAsync(caseNo);
        }

        Assert.Null(await county.JudgeAsync(caseNo, "approved"));
        CaseFile file = await county.Office.FileAsync(caseNo);
        Assert.Equal(("completed", banned ? ClockState.Breached : ClockState.Met), (file.State, file.Clocks["annual-report"].State));
        Assert.False(await county.IsBannedAsync());
        await county.Office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Return_BeforeTheDayAndPassedUnmended_WasInTime()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await BegunAsync(disk);
        string caseNo = await county.CaseAsync();
        await county.ReportAsync(caseNo);
        await county.JudgeAsync(caseNo, "returned");

        Assert.Null(await county.JudgeAsync(caseNo, "approved"));

        CaseFile file = await county.Office.FileAsync(caseNo);
        Assert.Equal(("completed", ClockState.Met), (file.State, file.Clocks["annual-report"].State));
    }

    [Fact]
    public async Task Return_NeverMended_CanBeJudgedFailed()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await BegunAsync(disk);
        string caseNo = await county.CaseAsync();
        await county.ReportAsync(caseNo);
        disk.Clock.Now = FakeTime.China("2026-01-05T10:00");
        await county.JudgeAsync(caseNo, "returned");

        Assert.Null(await county.JudgeAsync(caseNo, "refused"));

        Assert.True(await county.IsBannedAsync());
        Assert.Single((await county.Office.FileAsync(caseNo)).Tasks.Values, static t => t is { Kind: "correct", State: TaskState.Open });
        Assert.Null(await county.CorrectAsync(caseNo));
        Assert.Null(await county.JudgeAsync(caseNo, "approved"));
        Assert.False(await county.IsBannedAsync());
    }

    [Fact]
    public async Task Judgement_ByWhoeverReported_IsRefusedWithItsClause()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await ReviewOffice.OnAsync(disk);
        await county.Office.Accounts.PutAsync([ReviewOffice.AccountOf("hb-go")]);
        await county.OpenAsync();
        string caseNo = await county.CaseAsync(unit: "hb-go");
        await county.ReportAsync(caseNo, ReviewOffice.Supervisor);

        foreach (string outcome in (string[])["approved", "refused", "returned"])
        {
            Refusal? refusal = await county.JudgeAsync(caseNo, outcome);
            Assert.Equal(("four-eyes", "HB-7d"), (refusal?.Code, refusal?.Rule));
        }

        // Nor by whoever mended it.
        Actor other = ReviewOffice.Supervisor with { User = "hb-go.supervisor2" };
        Actor third = ReviewOffice.Supervisor with { User = "hb-go.supervisor3" };
        Assert.Null(await county.JudgeAsync(caseNo, "returned", other));
        Assert.Null(await county.CorrectAsync(caseNo, third));
        Assert.Equal("four-eyes", (await county.JudgeAsync(caseNo, "refused", third))?.Code);
        Assert.Null(await county.JudgeAsync(caseNo, "approved", other));
    }

    [Fact]
    public async Task Report_RefusedByItsOwnDesk_IsNoWayOut()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await BegunAsync(disk);
        string caseNo = await county.CaseAsync();
        CaseTask report = (await county.Office.FileAsync(caseNo)).Tasks.Values.Single();

        Refusal? refusal = await county.Office.CompleteAsync(
            caseNo, report.TaskId, "refused", ReviewOffice.Manager, Office.UserOf(ReviewOffice.Manager), "不提交。");

        Assert.Equal("use-done", refusal?.Code);
        Assert.Null((await county.Office.FileAsync(caseNo)).EndedAt);
    }

    [Fact]
    public async Task Ban_WhereThePackStatesNone_DoesNotExist()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await ReviewOffice.OnAsync(disk, ReviewOffice.WithoutTheBan());
        await county.OpenAsync();
        string caseNo = await county.CaseAsync();

        await county.Office.PassAsync(caseNo, "2026-01-05T10:00");
        Assert.Equal("open", (await county.Office.FileAsync(caseNo)).State);
        await county.ReportAsync(caseNo);
        Assert.Null(await county.JudgeAsync(caseNo, "refused"));

        Assert.Equal("refused", (await county.Office.FileAsync(caseNo)).State);
        Assert.False(await county.IsBannedAsync());
        Assert.DoesNotContain(await county.StoryAsync(caseNo), static s => s.Contains("operating-ban", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Facts_OfTheReview_AreNotTheSponsorsToState()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await BegunAsync(disk);
        string caseNo = await county.CaseAsync();
        await county.Office.PassAsync(caseNo, "2026-01-05T10:00");

        Assert.Null(await county.ReportAsync(caseNo, data: new JsonObject { ["facts"] = new JsonObject { ["reviewPassed"] = true } }));

        Assert.True(await county.IsBannedAsync());
    }

    private static async Task<ReviewOffice> BegunAsync(Disk disk)
    {
        ReviewOffice county = await ReviewOffice.OnAsync(disk);
        await county.OpenAsync();
        return county;
    }
}
