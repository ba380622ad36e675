using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Reports;

public sealed class ReportTests(SimulatedInstance shared) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = shared.Running;

    [Fact]
    public async Task Report_OfAFakeAccount_IsCheckedAnsweredAndFollowedByItsCode()
    {
        Reply receipt = await _instance.PostAsync("/api/reports", new
        {
            kind = "fake-account",
            accountName = "云南卫健（仿冒）",
            url = "https://example.org/fake",
            statement = "这个账号冒用单位名义",
            contact = "reporter@example.org",
            jurisdiction = "yunnan",
        });
        Assert.Equal(202, receipt.Status);
        Assert.StartsWith("YN-FAK-2025-", receipt["caseNo"], StringComparison.Ordinal);
        Assert.Equal("YN-41d", receipt["rule"]);
        (string, string) code = ("X-Access-Code", receipt["accessCode"]);

        Reply done = await _instance.PostAsync(
            $"/api/tasks/{receipt["caseNo"]}.verify/completion",
            new { outcome = "done", reason = "核实为仿冒账号，已函请平台处置" },
            "yn-go.supervisor");
        Assert.Equal(200, done.Status);

        Reply followed = await _instance.GetAsync($"/api/reports/{receipt["caseNo"]}", null, code);
        Assert.Equal("answered", followed["state"]);
        Assert.Equal("核实为仿冒账号，已函请平台处置", followed["finding"]);
        Assert.Equal(404, (await _instance.GetAsync($"/api/objections/{receipt["caseNo"]}", null, code)).Status);
    }

    [Fact]
    public async Task Report_WhereNoInstrumentSetsALimit_HasNone()
    {
        Reply receipt = await _instance.PostAsync(
            "/api/reports", new { kind = "correction", statement = "电话号码有误", jurisdiction = "hebei-county" });

        Assert.Equal(202, receipt.Status);
        Assert.Null(receipt.Json["dueDate"]);
        Assert.StartsWith("HB-TKD-2025-", receipt["caseNo"], StringComparison.Ordinal);
        Reply verification = await _instance.GetAsync("/api/audit/verification", "auditor");
        Assert.True((bool)verification.Json["sound"]!, verification.Text);
    }

    [Fact]
    public async Task Report_OfAnUnknownKind_NamesTheFieldAndWhatIsAccepted()
    {
        Reply refused = await _instance.PostAsync("/api/reports", new { kind = "gossip", statement = "x" });

        Assert.Equal(400, refused.Status);
        Assert.Contains("fake-account", refused.Json["errors"]!["kind"]!.ToString(), StringComparison.Ordinal);
    }
}
