using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.AnnualReviews;

public sealed class AnnualReviewCampaignTests
{
    [Theory]
    [InlineData("2025-10-31T23:30", 0)]
    [InlineData("2025-11-01T00:30", 1)]
    [InlineData("2025-12-31T23:30", 1)]
    [InlineData("2026-01-01T00:30", 0)] // The next year's opens in November.
    public async Task Opening_AroundTheDay_FollowsTheTarget(string now, int reviews)
    {
        using Disk disk = new(now);
        ReviewOffice county = await ReviewOffice.OnAsync(disk);

        Assert.Equal(reviews, (await county.Office.Reviews.StartDueAsync()).Count);
    }

    [Fact]
    public async Task Opening_Twice_MakesNothingTwiceAndTakesInWhoIsNew()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await ReviewOffice.OnAsync(disk);
        await county.OpenAsync();
        await county.OpenAsync();
        string caseNo = await county.CaseAsync();
        Assert.Matches("^HB-ANN-2025-000001-[A-Z0-9]$", caseNo);
        CaseClock clock = (await county.Office.FileAsync(caseNo)).Clocks.Values.Single();
        Assert.Equal((new DateOnly(2025, 12, 31), "HB-7c"), (clock.DueDate, clock.Rule));
        Assert.Equal(FakeTime.China("2026-01-01T00:00"), clock.DueAt);

        await county.Office.Accounts.PutAsync([ReviewOffice.AccountOf("hb-go"), ReviewOffice.AccountOf("hb-new", AccountStatus.Opening)]);
        disk.Clock.Now = FakeTime.China("2025-12-20T09:00");
        await county.OpenAsync();

        IReadOnlyList<CampaignMember> members = await county.Office.Campaigns.MembersAsync(ReviewOffice.Id);
        Assert.Equal(["hb-agri", "hb-go"], members.Select(static m => m.Unit));
        Assert.Equal(caseNo, members[0].CaseNo);
        Assert.Single((await county.Office.StoryAsync(caseNo)), static s => s.EndsWith("annual-review.begun", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opening_ByHandBeforeTheDay_TakesInWhoIsNewFromThenOn()
    {
        using Disk disk = new("2025-03-03T09:00");
        ReviewOffice county = await ReviewOffice.OnAsync(disk);
        await county.OpenAsync();
        Assert.Null(await county.Office.Campaigns.ReadAsync(ReviewOffice.Id));

        await county.Office.Reviews.StartAsync("hebei-county", 2025, "hb-go.supervisor");
        await county.OpenAsync();
        await county.Office.Accounts.PutAsync([ReviewOffice.AccountOf("hb-go")]);
        await county.OpenAsync();

        Assert.Equal(2, (await county.Office.Campaigns.MembersAsync(ReviewOffice.Id)).Count);
        Assert.Equal(new DateOnly(2025, 12, 31), (await county.Office.FileAsync(await county.CaseAsync())).Clocks.Values.Single().DueDate);
    }

    [Theory]
    [InlineData("yunnan")]
    [InlineData("tongnan")]
    public async Task Start_UnderAPackWithoutTheReport_IsRefusedNamingTheInstrument(string jurisdiction)
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice office = await ReviewOffice.OnAsync(disk);

        (Campaign? review, Refusal? refusal) = await office.Office.Reviews.StartAsync(jurisdiction, 2025, "supervisor");

        Assert.Null(review);
        Assert.Equal("no-rule", refusal!.Code);
        CaseLaw law = await office.Office.Laws.NewestAsync(jurisdiction);
        Assert.Contains(law.Pack.Instrument.Title.Zh, refusal.Message, StringComparison.Ordinal);
        Assert.Null(await office.Office.Campaigns.ReadAsync(AnnualReviewCampaigns.IdOf(jurisdiction, 2025)));
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2026)]
    public async Task Start_OfAnotherYear_OpensNothing(int year)
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await ReviewOffice.OnAsync(disk);

        Assert.Equal((null, null), await county.Office.Reviews.StartAsync("hebei-county", year, "hb-go.supervisor"));
    }

    [Fact]
    public async Task NextYear_WhileABanStands_IsACaseOfItsOwnAndLiftsNothing()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await ReviewOffice.OnAsync(disk);
        await county.OpenAsync();
        string first = await county.CaseAsync();
        await county.Office.PassAsync(first, "2026-11-01T09:00");
        await county.OpenAsync();
        string second = await county.CaseAsync("hebei-county-2026");

        Assert.Equal(new DateOnly(2026, 12, 31), (await county.Office.FileAsync(second)).Clocks.Values.Single().DueDate);
        await county.ReportAsync(second);
        await county.JudgeAsync(second, "approved");
        Assert.Equal("completed", (await county.Office.FileAsync(second)).State);
        Assert.Equal(2025, (await county.Office.Bans.OfAsync("hb-agri"))!.Year);

        await county.ReportAsync(first);
        await county.JudgeAsync(first, "approved");
        Assert.False(await county.IsBannedAsync());
    }

    [Fact]
    public async Task Sponsor_WithoutAnAccountLeft_IsReviewedNoFurther()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await ReviewOffice.OnAsync(disk);
        await county.OpenAsync();
        string caseNo = await county.CaseAsync();
        await county.Office.PassAsync(caseNo, "2026-01-05T10:00");
        await county.OpenAsync();
        Assert.True(await county.IsBannedAsync());

        await county.Office.Accounts.PutAsync([ReviewOffice.AccountOf("hb-agri", AccountStatus.Closed)]);
        await county.OpenAsync();
        await county.OpenAsync();

        Assert.Equal("lapsed", (await county.Office.FileAsync(caseNo)).State);
        Assert.Single(await county.StoryAsync(caseNo), static s => s.EndsWith("annual-review.lapsed", StringComparison.Ordinal));
        Assert.False(await county.IsBannedAsync());
        await county.Office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Progress_OfAReview_CountsEachSponsorByHowItStands()
    {
        using Disk disk = new("2025-11-01T09:00");
        ReviewOffice county = await ReviewOffice.OnAsync(disk);
        await county.Office.Accounts.PutAsync([ReviewOffice.AccountOf("hb-go"), ReviewOffice.AccountOf("hb-forest")]);
        await county.OpenAsync();
        string late = await county.CaseAsync();
        string handedInLate = await county.CaseAsync(unit: "hb-forest");
        await county.Office.PassAsync(late, "2026-01-05T10:00");
        await county.Office.PassAsync(handedInLate, "2026-01-05T10:00");
        await county.ReportAsync(handedInLate, ReviewOffice.Manager with { User = "hb-forest.account-manager", Unit = "hb-forest" });

        AnnualReviewProgress progress = (await county.Office.Reviews.ProgressAsync(ReviewOffice.Id))!;

        Assert.Equal((3, 1, 1, 2, 0, 0), (progress.Units, progress.Open, progress.Overdue, progress.Banned, progress.Passed, progress.Ended));
        Assert.Equal(new DateOnly(2025, 11, 1), progress.OpensOn);
        Assert.Null(await county.Office.Reviews.ProgressAsync("yunnan-20190803"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Year_WithAPowerFailureAtAnyCommit_GoesOnAsIfThereHadBeenNone(bool before, bool atOnce)
    {
        for (int n = 1; ; n++)
        {
            using Disk disk = new("2025-11-01T09:00");
            FailingStore? failing = null;
            try
            {
                ReviewOffice county = await ReviewOffice.OnAsync(disk, wrap: inner => failing = new FailingStore(inner, n, before, atOnce));
                await LiveAsync(county);
            }
            catch (Exception failure) when (failure is PowerFailureException || failure.GetBaseException() is PowerFailureException)
            {
                // Started again below.
            }

            ReviewOffice second = await ReviewOffice.OnAsync(disk);
            await second.Office.SweepAsync();
            await LiveAsync(second);
            string caseNo = Assert.Single(await second.Office.Campaigns.MembersAsync(ReviewOffice.Id)).CaseNo;
            Assert.Equal(Story, (await second.StoryAsync(caseNo)).Select(static s => s.Split(' ')[1]));
            Assert.False(await second.IsBannedAsync());
            await second.Office.AssertSoundAsync(caseNo);
            if (!failing!.Died)
            {
                Assert.True(n > 8, $"only {n} commits were tried");
                return;
            }
        }
    }

    private static readonly string[] Story =
    [
        "annual-review.begun", "clock.breached", "clock.escalated", "operating-ban.imposed", "clock.escalated",
        "step.done", "step.approved", "operating-ban.lifted", "annual-review.completed",
    ];

    // Late, banned, resumed; from wherever the year was left.
    private static async Task LiveAsync(ReviewOffice county)
    {
        await county.OpenAsync();
        string caseNo = await county.CaseAsync();
        CaseFile file = await county.Office.FileAsync(caseNo);
        if (file.EndedAt is null)
        {
            await county.Office.PassAsync(caseNo, "2026-01-05T10:00");
        }

        if ((await county.Office.FileAsync(caseNo)).Tasks.Values.Any(static t => t is { Kind: "report", State: TaskState.Open }))
        {
            await county.ReportAsync(caseNo);
        }

        if ((await county.Office.FileAsync(caseNo)).EndedAt is null)
        {
            await county.JudgeAsync(caseNo, "approved");
        }
    }
}
