using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.OtherLaw;

public sealed class OverrideTests(SimulatedInstance shared) : IClassFixture<SimulatedInstance>
{
    private static readonly object Regulation = new
    {
        kind = "regulation",
        title = "《某答复条例》",
        docNo = "国务院令第1号",
        article = "33",
        quote = "十五个工作日内答复",
    };

    private readonly Instance _instance = shared.Running;

    [Theory]
    [InlineData("{}", "law")]
    [InlineData("{}", "reason")]
    [InlineData("{}", "limit")]
    [InlineData("""{"law":{"kind":"law"}}""", "law.quote")]
    [InlineData("""{"law":{"kind":"law"}}""", "law.article")]
    [InlineData("""{"limit":{"amount":0,"unit":"day"}}""", "limit.amount")]
    [InlineData("""{"limit":{"amount":3,"unit":"moon"}}""", "limit.unit")]
    [InlineData("""{"limit":{"amount":3,"unit":"day"},"pause":{"from":"2025-10-09","until":"2025-10-10"}}""", "limit")]
    [InlineData("""{"pause":{"from":"2025-10-09","until":"2025-10-09"}}""", "pause.until")]
    [InlineData("""{"pause":{"from":"soon"}}""", "pause.from")]
    public async Task Override_BodyNotAcceptable_NamesTheField(string body, string field)
    {
        Reply reply = await _instance.PostAsync(
            "/api/cases/YN-OBJ-2025-000001-A/clocks/handle-objection/override", body, "yn-health.editor");

        Assert.Equal((400, "invalid"), (reply.Status, reply.Code));
        Assert.NotNull(reply.Json["errors"]![field]);
    }

    [Fact]
    public async Task Override_AskedAndApproved_IsExplainedToTheCitizenDayByDay()
    {
        Reply receipt = await _instance.LodgeAsync();
        string caseNo = receipt["caseNo"];
        string route = $"/api/cases/{caseNo}/clocks/handle-objection";
        object body = new { law = Regulation, limit = new { amount = 15, unit = "workingDay" }, reason = "本案适用该条例" };

        Assert.Equal((403, "not-allowed"), Of(await _instance.PostAsync($"{route}/override", body, "yn-culture.editor")));
        Assert.Equal((403, "not-allowed"), Of(await _instance.PostAsync($"{route}/override", body, "yn-go.supervisor")));
        Assert.Equal((403, "not-allowed"), Of(await _instance.PostAsync($"{route}/override", body, "yn-health.unit-head")));
        Assert.Equal(202, (await _instance.PostAsync($"{route}/override", body, "yn-health.editor")).Status);
        Reply moved = await _instance.PostAsync(
            $"/api/tasks/{caseNo}.approve-override/completion", new { outcome = "approved" }, "yn-health.unit-head");

        Assert.Equal("2025-10-23", (string?)moved.Json["clocks"]![0]!["dueDate"]);
        (string, string) code = ("X-Access-Code", receipt["accessCode"]);
        Reply why = await _instance.GetAsync($"/api/objections/{caseNo}/clocks/handle-objection", null, code);
        Assert.Equal(("YN-45b", "2025-10-23", "2025-09-26"), (why["rule"], why["dueDate"], why["startDate"]));
        Assert.Contains("《某答复条例》（国务院令第1号）第三十三条“十五个工作日内答复”", why.Json["steps"]![0]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("2025-10-23", (string?)why.Json["trace"]!.AsArray()[^1]!["date"]);
        Assert.Equal(why.Text, (await _instance.GetAsync(route, "auditor")).Text);
        Assert.Equal((404, "unknown-clock"), Of(await _instance.GetAsync($"/api/objections/{caseNo}/clocks/none", null, code)));
        Assert.Equal((404, "unknown-case"), Of(await _instance.GetAsync($"/api/objections/{caseNo}/clocks/handle-objection")));
        Assert.Equal((403, "not-allowed"), Of(await _instance.GetAsync(route, "tn-edu.editor")));
    }

    private static (int, string?) Of(Reply reply) => (reply.Status, reply.Code);
}
