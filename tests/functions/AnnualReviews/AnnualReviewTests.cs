using AngleSharp;
using AngleSharp.Dom;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.AnnualReviews;

public sealed class AnnualReviewTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private const string Supervisor = "hb-go.supervisor";
    private const string Manager = "hb-agri.account-manager";
    private const string Id = "hebei-county-2025";
    private static readonly object Body = new { jurisdiction = "hebei-county", year = 2025 };
    private static readonly object Report = new
    {
        outcome = "done",
        documents = new[] { new { kind = "annual-report", name = "年审报告.txt", contentType = "text/plain", base64 = "55m76K6w6KGo" } },
    };

    private readonly Instance _instance = fixture.Running;

    [Theory]
    [InlineData(Manager, 403)]
    [InlineData("auditor", 403)]
    [InlineData("yn-go.supervisor", 403)] // Another jurisdiction's.
    [InlineData(Supervisor, 202)]
    [InlineData("hb-go.supervisor-head", 202)]
    public async Task Start_ByWhoever_IsForTheSupervisingUnit(string user, int status)
    {
        Reply reply = await _instance.PostAsync("/api/annual-reviews", Body, user);

        Assert.True(reply.Status == status, reply.Text);
        if (status == 202)
        {
            Assert.Equal(("HB-7c", $"/api/annual-reviews/{Id}"), (reply["rule"], reply.Headers["Location"]));
        }
    }

    [Theory]
    [InlineData("{\"jurisdiction\":\"hebei-county\"}", "year")]
    [InlineData("{\"jurisdiction\":\"hebei-county\",\"year\":\"2025\"}", "year")]
    [InlineData("{\"jurisdiction\":\"hebei-county\",\"year\":2024}", "year")]
    [InlineData("{\"year\":2025}", "jurisdiction")]
    public async Task Start_FieldNotAcceptable_SaysWhichAndLeavesTheRegister(string body, string field)
    {
        (int, int) before = await _instance.SizeAsync();

        Reply reply = await _instance.PostAsync("/api/annual-reviews", body, Supervisor);

        Assert.Equal((400, "invalid"), (reply.Status, reply.Code));
        Assert.NotNull(reply.Json["errors"]![field]);
        Assert.Equal(before, await _instance.SizeAsync());
    }

    [Theory]
    [InlineData("yunnan", "yn-go.supervisor", "云南省政务新媒体管理办法")]
    [InlineData("tongnan", "tn-go.supervisor", "潼南区")]
    public async Task Start_UnderAnInstrumentWithoutTheReport_IsRefusedNamingIt(string jurisdiction, string user, string named)
    {
        Reply reply = await _instance.PostAsync("/api/annual-reviews", new { jurisdiction, year = 2025 }, user);

        Assert.Equal((409, "no-rule"), (reply.Status, reply.Code));
        Assert.Contains(named, reply["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Manager, 403)]
    [InlineData("yn-go.supervisor", 403)]
    [InlineData("auditor", 200)]
    [InlineData(Supervisor, 200)]
    public async Task Review_ReadByWhoever_IsForThoseAboveAndAuditors(string user, int status)
    {
        await _instance.PostAsync("/api/annual-reviews", Body, Supervisor);

        Assert.Equal(status, (await _instance.GetAsync($"/api/annual-reviews/{Id}", user)).Status);
        Assert.Equal(status, (await _instance.GetAsync($"/api/annual-reviews/{Id}/units", user)).Status);
    }

    [Fact]
    public async Task Review_UnderAnIdOfNone_IsUnknownAndNoCampaignOfAnotherKind()
    {
        await _instance.PostAsync("/api/annual-reviews", Body, Supervisor);
        Reply campaign = await _instance.PostAsync(
            "/api/refiling-campaigns", new { jurisdiction = "yunnan", publishedOn = "2019-08-03" }, "yn-go.supervisor");

        Reply none = await _instance.GetAsync("/api/annual-reviews/hebei-county-2019", Supervisor);
        Reply refiling = await _instance.GetAsync($"/api/annual-reviews/{campaign["id"]}", "auditor");
        Reply review = await _instance.GetAsync($"/api/refiling-campaigns/{Id}", "auditor");
        Reply state = await _instance.GetAsync($"/api/annual-reviews/{Id}/units?state=lost", Supervisor);

        Assert.Equal((404, "unknown-review"), (none.Status, none.Code));
        Assert.Equal((404, "unknown-review"), (refiling.Status, refiling.Code));
        Assert.Equal((404, "unknown-campaign"), (review.Status, review.Code));
        Assert.Equal((400, "invalid"), (state.Status, state.Code));
    }

    [Fact]
    public async Task Year_WithTheProcessKilledOnTheWay_BansAndResumesOnce()
    {
        await using Instance instance = await Instance.StartAsync("2025-12-20T09:00:00+08:00");
        await instance.PostAsync("/api/annual-reviews", Body, Supervisor);
        await instance.KillAsync();
        await instance.RestartAsync();
        Reply started = await instance.PostAsync("/api/annual-reviews", Body, Supervisor);
        Assert.Equal(202, started.Status);
        Reply units = await instance.UntilAsync($"/api/annual-reviews/{Id}/units", Supervisor, static r => r.Items is [{ } one] && (string?)one["state"] == "open");
        string caseNo = (string)units.Items[0]!["caseNo"]!;

        foreach (int kill in new[] { 0, 15, 60 })
        {
            Task move = instance.MoveAsync("2026-01-04T10:00:00+08:00");
            await Task.WhenAny(move, Task.Delay(kill));
            await instance.KillAsync();
            try
            {
                await move;
            }
            catch (HttpRequestException)
            {
                // Killed under its hands, as meant.
            }

            await instance.RestartAsync();
        }

        await instance.MoveAsync("2026-01-04T10:00:00+08:00");

        IDocument page = await PageAsync(instance, "/accounts/hb-agri-wechat");
        Assert.Contains("自2026-01-01起不得继续运营", page.QuerySelector("#ban")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await PageAsync(instance, "/accounts?status=banned")).QuerySelectorAll("tbody tr").Length);
        string csv = (await instance.GetAsync("/api/accounts.csv?status=banned")).Text;
        Assert.Contains(",HB-7d,2026-01-01\r\n", csv, StringComparison.Ordinal);

        Reply report = await instance.PostAsync($"/api/tasks/{caseNo}.report/completion", Report, Manager);
        Assert.True(report.Status == 200, report.Text);
        Reply judged = await instance.PostAsync($"/api/tasks/{caseNo}.judge/completion", new { outcome = "approved" }, Supervisor);
        Assert.True(judged.Status == 200, judged.Text);

        Reply ledger = await instance.GetAsync($"/api/cases/{caseNo}/ledger", "auditor");
        foreach (string once in new[] { "annual-review.begun", "clock.breached", "operating-ban.imposed", "operating-ban.lifted", "annual-review.completed" })
        {
            Assert.Single(ledger.Items, e => (string?)e!["action"] == once);
        }

        Assert.Null((await PageAsync(instance, "/accounts/hb-agri-wechat")).QuerySelector("#ban"));
        Assert.Equal(1, (await instance.SizeAsync()).Chains);
    }

    private static async Task<IDocument> PageAsync(Instance instance, string path)
    {
        Reply reply = await instance.GetAsync(path);
        Assert.True(reply.Status == 200, reply.Text);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(reply.Text));
    }
}
