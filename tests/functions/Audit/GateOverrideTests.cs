using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Audit;

public sealed class GateOverrideTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Fact]
    public async Task Override_Approved_IsListedWithClauseReasonAndApproverForThoseAbove()
    {
        string caseNo = await OpenAsync("云南健康发布");
        Assert.DoesNotContain((await ListAsync("auditor")).Items, i => (string?)i!["caseNo"] == caseNo);

        Reply approved = await _instance.PostAsync(
            $"/api/tasks/{caseNo}.override-name-consistent/completion",
            new { outcome = "approved", reason = "同意例外。" },
            "yn-health.unit-head");

        Assert.True(approved.Status == 200, approved.Text);
        JsonNode listed = Assert.Single((await ListAsync("yn-go.supervisor")).Items, i => (string?)i!["caseNo"] == caseNo)!;
        Assert.Equal(
            ("name-consistent", "YN-15b", "15", "yn-health.account-manager", "yn-health.unit-head", "yn-health"),
            ((string)listed["gate"]!, (string)listed["rule"]!, (string)listed["article"]!, (string)listed["askedBy"]!,
                (string)listed["approver"]!, (string)listed["unit"]!));
        Assert.Equal(("沿用已有名称。", "同意例外。"), ((string)listed["reason"]!, (string)listed["remark"]!));
        Assert.StartsWith("2025-", (string)listed["approvedAt"]!, StringComparison.Ordinal);
        Assert.Contains((await ListAsync("auditor", "?jurisdiction=yunnan&limit=1")).Items, i => (string?)i!["caseNo"] == caseNo);
        Assert.Empty((await ListAsync("auditor", "?jurisdiction=tongnan")).Items);
        Assert.Empty((await ListAsync("auditor", "?to=2025-01-01")).Items);
    }

    [Theory]
    [InlineData("yn-health.account-manager", "", 403, "not-allowed")]
    [InlineData("auditor", "?jurisdiction=atlantis", 404, "unknown-jurisdiction")]
    [InlineData("auditor", "?from=2025-02-02&to=2025-02-01", 400, "invalid")]
    public async Task Overrides_AskedForWrongly_AreRefused(string user, string query, int status, string code)
    {
        Reply reply = await ListAsync(user, query);

        Assert.Equal((status, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Overrides_OfAnotherSubtree_AreNotSeen() =>
        Assert.Empty((await ListAsync("tn-go.supervisor")).Items);

    private Task<Reply> ListAsync(string user, string query = "") => _instance.GetAsync("/api/gate-overrides" + query, user);

    private async Task<string> OpenAsync(string name)
    {
        Reply reply = await _instance.PostAsync(
            "/api/accounts",
            new
            {
                name,
                platform = "抖音",
                facts = new { staffTrained = true, teamComplete = true },
                overrides = new Dictionary<string, string> { ["name-consistent"] = "沿用已有名称。" },
            },
            "yn-health.account-manager");
        Assert.True(reply.Status == 202, reply.Text);
        return reply["caseNo"];
    }
}
