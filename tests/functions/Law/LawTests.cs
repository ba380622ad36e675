using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Law;

public sealed class LawTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Fact]
    public async Task Deadline_OverNationalDay_IsExplainedDayByDay()
    {
        Reply reply = await _instance.GetAsync("/api/deadlines?rule=YN-45b&from=2025-09-26T10:00:00%2B08:00&jurisdiction=yunnan");

        Assert.Equal(200, reply.Status);
        Assert.Equal("2025-10-13", reply["dueDate"]);
        Assert.Equal("2025-10-14T00:00:00+08:00", reply["dueAt"]);
        Assert.Equal("2025-09-26", reply["startDate"]);
        Assert.Equal("45", reply["article"]);
        Assert.True(reply.Json["inForce"]!.GetValue<bool>());
        Assert.NotEmpty(reply.Json["calendar"]!["notices"]!.AsArray());
        JsonArray trace = reply.Json["trace"]!.AsArray();
        Assert.Equal(7, trace.Count(static d => d!["counted"]!.GetValue<bool>()));
        Assert.Equal("2025-09-26", (string?)trace[0]!["date"]);
    }

    [Theory]
    [InlineData("/api/deadlines?rule=YN-99&from=2025-09-26", "rule")]
    [InlineData("/api/deadlines?rule=YN-45b", "from")]
    [InlineData("/api/deadlines?rule=YN-45b&from=soon", "from")]
    [InlineData("/api/deadlines?rule=YN-45b&from=1949-10-01", "from")]
    [InlineData("/api/deadlines?rule=YN-45b&from=0001-01-01", "from")]
    [InlineData("/api/deadlines?rule=YN-45b&from=9999-12-31T23:59:59Z", "from")]
    [InlineData("/api/deadlines?rule=YN-12h&from=2025-09-26", "rule")]
    [InlineData("/api/deadlines?rule=YN-45b&from=2025-09-26&jurisdiction=tongnan", "rule")]
    [InlineData("/api/deadlines?rule=YN-45b&from=2025-09-26&jurisdiction=chongqing", "jurisdiction")]
    [InlineData("/api/deadlines?rule=YN-45b&from=2025-09-26&jurisdiction=atlantis", "jurisdiction")]
    public async Task Deadline_NotComputable_NamesTheField(string path, string field)
    {
        Reply reply = await _instance.GetAsync(path);

        Assert.Equal((400, "invalid"), (reply.Status, reply.Code));
        Assert.NotNull(reply.Json["errors"]![field]);
    }

    [Fact]
    public async Task Jurisdictions_AsATree_NameTheirParentsAndPacks()
    {
        Reply reply = await _instance.GetAsync("/api/jurisdictions");

        Dictionary<string, JsonNode> byId = reply.Items.ToDictionary(static j => j!["id"]!.ToString(), static j => j!);
        Assert.Equal("yunnan", (string?)byId["anhua"]["parent"]);
        Assert.Equal("yunnan-2019", (string?)byId["yunnan"]["pack"]);
        Assert.All(
            new[] { "yunnan", "tongnan", "jinan", "anhua", "hebei-county" }, id => Assert.NotNull(byId[id]["pack"]));
    }

    [Theory]
    [InlineData("TN-21a", "tongnan", "2025-10-06", "ceiling")] // Ten days between updates; the holiday does not move it.
    [InlineData("TN-21b", "tongnan", "2026-03-26", "ceiling")] // Six months.
    [InlineData("YN-25b", "yunnan", "2025-09-29", "target")] // Two working days; Sunday the 28th is a make-up day.
    public async Task Deadlines_OfALongestGap_RunFromTheLastAct(string rule, string jurisdiction, string due, string kind)
    {
        Reply reply = await _instance.GetAsync($"/api/deadlines?rule={rule}&from=2025-09-26&jurisdiction={jurisdiction}");

        Assert.Equal(due, (string?)reply.Json["dueDate"]);
        Assert.Equal(kind, (string?)reply.Json["kind"]);
    }

    [Fact]
    public async Task Rules_OfAJurisdiction_CarryQuotesAndClocks()
    {
        Reply reply = await _instance.GetAsync("/api/rules?jurisdiction=yunnan");

        JsonNode rule = reply.Json["rules"]!.AsArray().Single(static r => (string?)r!["id"] == "YN-45b")!;
        Assert.NotEqual("", (string?)rule["quote"]);
        Assert.Equal("handle-objection", (string?)rule["clocks"]![0]!["id"]);
        Assert.Equal(404, (await _instance.GetAsync("/api/rules?jurisdiction=atlantis")).Status);
        Assert.Equal(400, (await _instance.GetAsync("/api/rules")).Status);
    }

    [Fact]
    public async Task Answer_AskedAgainWithItsTag_IsNotSentAgain()
    {
        Reply first = await _instance.GetAsync("/api/jurisdictions");

        Reply again = await _instance.GetAsync("/api/jurisdictions", null, ("If-None-Match", first.Headers["ETag"]));

        Assert.Equal(304, again.Status);
        Assert.Empty(again.Body);
    }
}
