using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Bulk;

public sealed class BulkTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private const string Officer = "yn-go.supervisor";
    private const string Head = "yn-go.supervisor-head";
    private readonly Instance _instance = fixture.Running;

    [Theory]
    [InlineData("{\"action\":\"delete\",\"reason\":\"x\",\"cases\":[\"a\"]}", "action")]
    [InlineData("{\"action\":\"remind\",\"cases\":[\"a\"]}", "reason")]
    [InlineData("{\"action\":\"remind\",\"reason\":\"x\"}", "cases")]
    [InlineData("{\"action\":\"remind\",\"reason\":\"x\",\"cases\":[\"a\"],\"filter\":{}}", "cases")]
    [InlineData("{\"action\":\"remind\",\"reason\":\"x\",\"filter\":{\"due\":\"soon\"}}", "filter.due")]
    [InlineData("{\"action\":\"remind\",\"reason\":\"x\",\"filter\":{\"type\":\"CAN\"}}", "filter")]
    [InlineData("{\"action\":\"assign\",\"reason\":\"x\",\"tasks\":[\"a\"],\"with\":{\"user\":\"nobody\"}}", "with.user")]
    [InlineData("{\"action\":\"measure\",\"reason\":\"x\",\"cases\":[\"a\"]}", "with.measure")]
    [InlineData("{\"action\":\"receipt\",\"reason\":\"x\",\"tasks\":[\"a\"],\"with\":{\"numbers\":{\"a\":1}}}", "with.numbers")]
    public async Task Preview_FieldNotAcceptable_SaysWhich(string body, string field)
    {
        Reply reply = await _instance.PostAsync("/api/bulk-actions", body, Officer);

        Assert.Equal((400, "invalid"), (reply.Status, reply.Code));
        Assert.NotNull(reply.Json["errors"]![field]);
    }

    [Theory]
    [InlineData("yn-health.editor", 403)]
    [InlineData("auditor", 403)]
    [InlineData("tn-go.supervisor-head", 404)]
    [InlineData("yn-health.unit-head", 404)] // the act is that of the unit above
    [InlineData(Head, 202)]
    public async Task Confirmation_ByWhoever_IsForAnotherOfTheUnitOrAbove(string user, int status)
    {
        (string id, string hash, _) = await PreviewAsync(_instance, 1);

        Assert.Equal(status, (await _instance.PostAsync($"/api/bulk-actions/{id}/confirmation", new { hash }, user)).Status);
    }

    [Fact]
    public async Task Preview_OfAnotherUnitsCase_TellsNothingOfIt()
    {
        string caseNo = (await _instance.LodgeAsync())["caseNo"];

        Reply preview = await _instance.PostAsync(
            "/api/bulk-actions", new { action = "remind", reason = "x", cases = new[] { caseNo, "nonsense" } }, "yn-culture.unit-head");

        Assert.Equal(("0", "2"), (preview["wouldDo"], preview["refused"]));
        Reply items = await _instance.GetAsync($"/api/bulk-actions/{preview["id"]}/items?outcome=refused", "yn-culture.unit-head");
        Assert.All(items.Items, static i => Assert.Equal("unknown-case", (string?)i!["code"]));
        Assert.All(items.Items, static i => Assert.Null(i!["unit"]));
    }

    [Fact]
    public async Task List_InPagesAndByResult_IsWhatTheUnitAsked()
    {
        (string id, string hash, string[] cases) = await PreviewAsync(_instance, 3);
        await _instance.PostAsync($"/api/bulk-actions/{id}/confirmation", new { hash }, Head);
        await _instance.UntilAsync($"/api/bulk-actions/{id}", "auditor", static r => r["state"] == "done");

        Assert.Equal(3, (await _instance.GetAsync($"/api/bulk-actions/{id}/items?result=done", Officer)).Items.Count);
        Assert.Empty((await _instance.GetAsync($"/api/bulk-actions/{id}/items?result=pending", Officer)).Items);
        Reply page = await _instance.GetAsync($"/api/bulk-actions/{id}/items?limit=2", Officer);
        Reply rest = await _instance.GetAsync($"/api/bulk-actions/{id}/items?limit=2&cursor={page["nextCursor"]}", Officer);
        Assert.Equal(cases, page.Items.Concat(rest.Items).Select(static i => (string)i!["target"]!));
        Assert.Contains((await _instance.GetAsync("/api/bulk-actions?limit=500", Head)).Items, o => (string?)o!["id"] == id);
        Assert.DoesNotContain((await _instance.GetAsync("/api/bulk-actions?limit=500", "tn-go.supervisor")).Items, o => (string?)o!["id"] == id);
    }

    [Fact]
    public async Task List_WhileMoreIsAskedFor_IsNewestFirstAndGoesOnWhereItWas()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        List<string> asked = [];
        for (int minute = 1; minute <= 5; minute++)
        {
            await instance.MoveAsync($"2025-09-26T11:0{minute}:00+08:00");
            asked.Insert(0, (await PreviewAsync(instance, 1)).Id);
        }

        Reply page = await instance.GetAsync("/api/bulk-actions?limit=2", Officer);
        await instance.MoveAsync("2025-09-26T11:06:00+08:00");
        string later = (await PreviewAsync(instance, 1)).Id;
        Reply rest = await instance.GetAsync($"/api/bulk-actions?limit=3&cursor={page["nextCursor"]}", Officer);

        Assert.Equal(asked, page.Items.Concat(rest.Items).Select(static o => (string)o!["id"]!));
        Assert.Equal(later, (string?)(await instance.GetAsync("/api/bulk-actions?limit=1", Officer)).Items[0]!["id"]);
        Assert.Null(rest.Json["nextCursor"]);
    }

    [Fact]
    public async Task Process_KilledWhileItCarriesOut_GoesOnAndDoesEachOnce()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        (string id, string hash, string[] cases) = await PreviewAsync(instance, 40);
        await instance.PostAsync($"/api/bulk-actions/{id}/confirmation", new { hash }, Head);

        await instance.KillAsync();
        await instance.RestartAsync();

        Reply done = await instance.UntilAsync($"/api/bulk-actions/{id}", Officer, static r => r["state"] == "done");
        Assert.Equal(("40", "0"), (done["done"], done["notDone"]));
        foreach (string caseNo in cases)
        {
            Reply ledger = await instance.GetAsync($"/api/cases/{caseNo}/ledger", "auditor");
            Assert.Single(ledger.Items, static e => (string?)e!["action"] == "case.reminded");
        }

        await instance.SizeAsync();
    }

    private static async Task<(string Id, string Hash, string[] Cases)> PreviewAsync(Instance instance, int count)
    {
        List<string> cases = [];
        for (int i = 0; i < count; i++)
        {
            cases.Add((await instance.LodgeAsync())["caseNo"]);
        }

        Reply preview = await instance.PostAsync("/api/bulk-actions", new { action = "remind", reason = "临近期限。", cases }, Officer);
        Assert.True(preview.Status == 201, preview.Text);
        Assert.Equal(count.ToString(System.Globalization.CultureInfo.InvariantCulture), preview["wouldDo"]);
        return (preview["id"], preview["hash"], [.. cases]);
    }
}
