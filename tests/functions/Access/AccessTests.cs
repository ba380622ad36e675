using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Access;

public sealed class AccessTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Theory]
    [InlineData("GET", "/api/tasks")]
    [InlineData("GET", "/api/cases")]
    [InlineData("GET", "/api/audit/verification")]
    [InlineData("POST", "/api/users")]
    [InlineData("PUT", "/api/calendars/CN/2027")]
    public async Task Endpoint_WithoutASession_Answers401(string method, string path)
    {
        Reply reply = await _instance.SendAsync(new HttpMethod(method), path, method == "GET" ? null : "{}");

        Assert.Equal((401, "not-signed-in"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("auditor", "POST", "/api/users")]
    [InlineData("auditor", "PUT", "/api/calendars/CN/2027")]
    [InlineData("auditor", "POST", "/api/tasks/YN-OBJ-2025-000001-H.handle/completion")]
    [InlineData("yn-health.editor", "GET", "/api/audit/verification")]
    [InlineData("yn-health.editor", "POST", "/api/mandates")]
    [InlineData("yn-health.unit-head", "POST", "/api/objections/YN-OBJ-2025-000001-H/decision")]
    public async Task Endpoint_WithoutTheRole_Answers403(string user, string method, string path)
    {
        Reply reply = await _instance.SendAsync(new HttpMethod(method), path, method == "GET" ? null : "{}", user);

        Assert.Equal((403, "not-allowed"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Case_OutsideTheUnit_IsNeitherReadNorActedOn()
    {
        string caseNo = (await _instance.LodgeAsync())["caseNo"];

        Assert.Equal(403, (await _instance.GetAsync($"/api/cases/{caseNo}", "yn-culture.editor")).Status);
        Assert.Equal(403, (await _instance.GetAsync($"/api/cases/{caseNo}/ledger", "tn-go.supervisor")).Status);
        Assert.Equal(403, (await _instance.GetAsync("/api/tasks?unit=yn-health", "yn-culture.editor")).Status);
        Reply decided = await _instance.PostAsync(
            $"/api/objections/{caseNo}/decision", new { outcome = "upheld", reasons = "x" }, "yn-culture.editor");
        Reply bySupervisor = await _instance.PostAsync(
            $"/api/objections/{caseNo}/decision", new { outcome = "upheld", reasons = "x" }, "yn-go.supervisor");

        Assert.Equal((403, "not-allowed"), (decided.Status, decided.Code));
        Assert.Equal((403, "not-allowed"), (bySupervisor.Status, bySupervisor.Code));
        Assert.DoesNotContain(
            (await _instance.GetAsync("/api/cases", "yn-culture.editor")).Items, c => (string?)c!["caseNo"] == caseNo);
        Assert.Equal(200, (await _instance.GetAsync($"/api/cases/{caseNo}", "yn-go.supervisor")).Status);
    }

    [Fact]
    public async Task Case_ReadByItsHandlerAndByOthers_ShowsPersonalDataToTheHandlerAlone()
    {
        string caseNo = (await _instance.LodgeAsync())["caseNo"];

        Reply handler = await _instance.GetAsync($"/api/cases/{caseNo}", "yn-health.editor");
        Reply auditor = await _instance.GetAsync($"/api/cases/{caseNo}", "auditor");
        Reply supervisor = await _instance.GetAsync($"/api/cases/{caseNo}", "yn-go.supervisor");

        Assert.Equal("申请人甲", (string?)handler.Json["personal"]!["applicant"]!["name"]);
        Assert.DoesNotContain("申请人甲", auditor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("申请人甲", supervisor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mandate_InForce_LetsOneActForAnotherAndTheLedgerSaysSo()
    {
        string caseNo = (await _instance.LodgeAsync())["caseNo"];
        (string, string) behalf = ("X-On-Behalf-Of", "yn-health.editor2");
        object decision = new { outcome = "rejected", reasons = "内容无误。" };
        Reply before = await _instance.PostAsync($"/api/objections/{caseNo}/decision", decision, "yn-culture.editor", behalf);
        Assert.Equal((403, "no-mandate"), (before.Status, before.Code));
        Reply given = await _instance.PostAsync(
            "/api/mandates",
            new { from = "yn-health.editor2", to = "yn-culture.editor", validFrom = "2025-09-01", validThrough = "2025-09-30", document = "授权书1号" },
            "admin");
        Assert.Equal(201, given.Status);

        Reply after = await _instance.PostAsync($"/api/objections/{caseNo}/decision", decision, "yn-culture.editor", behalf);

        Assert.Equal(200, after.Status);
        Reply ledger = await _instance.GetAsync($"/api/cases/{caseNo}/ledger", "auditor");
        var actor = ledger.Items.Single(static e => (string?)e!["action"] == "objection.decided")!["actor"]!;
        Assert.Equal("yn-culture.editor", (string?)actor["user"]);
        Assert.Equal("yn-health.editor2", (string?)actor["onBehalfOf"]);
        Assert.Equal("yn-health", (string?)actor["unit"]);
    }
}
