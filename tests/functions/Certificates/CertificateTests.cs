using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Certificates;

public sealed class CertificateTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private const string Manager = "yn-health.account-manager";
    private static readonly string Hash = new('0', 64);
    private readonly Instance _instance = fixture.Running;

    [Fact]
    public async Task Add_SentTwiceWithAKey_IsOneCertificate()
    {
        object body = new { kind = "training", issuedOn = "2025-09-01", sha256 = Hash };

        Reply first = await _instance.PostAsync("/api/certificates", body, Manager, ("Idempotency-Key", "once"));
        Reply second = await _instance.PostAsync("/api/certificates", body, Manager, ("Idempotency-Key", "once"));
        Reply other = await _instance.PostAsync(
            "/api/certificates", new { kind = "training", issuedOn = "2025-09-02", sha256 = Hash }, Manager, ("Idempotency-Key", "once"));

        Assert.Equal((201, $"/api/certificates/{first["id"]}"), (first.Status, first.Headers["Location"]));
        Assert.Equal(first["id"], second["id"]);
        Assert.Equal((409, "idempotency-key-reused"), (other.Status, other.Code));
    }

    [Theory]
    [InlineData("{\"kind\":\"diploma\",\"issuedOn\":\"2025-09-01\"}", "kind")]
    [InlineData("{\"kind\":\"training\",\"issuedOn\":\"yesterday\"}", "issuedOn")]
    [InlineData("{\"kind\":\"training\",\"issuedOn\":\"2025-09-01\",\"sha256\":\"ABC\"}", "sha256")]
    [InlineData("{\"kind\":\"training\",\"issuedOn\":\"2025-09-01\",\"holder\":{\"person\":\"张三\"}}", "holder.person")]
    [InlineData("{\"kind\":\"training\",\"issuedOn\":\"2025-09-01\",\"accountId\":\"yn-culture-weibo\"}", "accountId")]
    public async Task Add_FieldNotAcceptable_SaysWhichAndLeavesTheRegister(string body, string field)
    {
        (int, int) before = await _instance.SizeAsync();

        Reply reply = await _instance.PostAsync("/api/certificates", body, Manager);

        Assert.Equal((400, "invalid"), (reply.Status, reply.Code));
        Assert.NotNull(reply.Json["errors"]![field]);
        Assert.Equal(before, await _instance.SizeAsync());
    }

    [Theory]
    [InlineData("yn-health.editor", 403)]
    [InlineData("yn-go.supervisor", 403)]
    [InlineData("yn-culture.account-manager", 403)]
    [InlineData("auditor", 403)]
    [InlineData(Manager, 200)]
    public async Task Renewal_ByWhoever_IsForTheUnitsAccountManager(string user, int status)
    {
        string id = await AddAsync("2026-09-01");

        Reply reply = await _instance.PostAsync(
            $"/api/certificates/{id}/renewal", new { issuedOn = "2025-09-20", validUntil = "2027-09-01", sha256 = Hash }, user);

        Assert.Equal(status, reply.Status);
        Reply read = await _instance.GetAsync($"/api/certificates/{id}", "yn-go.supervisor");
        Assert.Equal(status == 200 ? "2027-09-01" : "2026-09-01", read["validUntil"]);
        Assert.Equal(403, (await _instance.GetAsync($"/api/certificates/{id}", "yn-culture.account-manager")).Status);
    }

    [Fact]
    public async Task List_ByStateAndInPages_IsWhatTheUnitKeeps()
    {
        string expired = await AddAsync("2025-09-25");
        string valid = await AddAsync("2026-09-25");
        string withdrawn = await AddAsync("2026-09-26");
        await _instance.PostAsync($"/api/certificates/{withdrawn}/withdrawal", new { reason = "误登记" }, Manager);

        Assert.Contains(expired, await IdsAsync("state=expired"));
        Assert.Contains(valid, await IdsAsync("state=valid&kind=licence"));
        Assert.Equal([withdrawn], await IdsAsync("state=withdrawn"));
        Assert.Empty(await IdsAsync("unit=yn-culture"));
        foreach (string above in new[] { "yn-go.supervisor", "auditor" })
        {
            Assert.Contains(valid, (await _instance.GetAsync("/api/certificates?limit=500", above)).Items.Select(static i => (string?)i!["id"]));
        }

        Assert.Empty((await _instance.GetAsync("/api/certificates?unit=yn-health", "yn-culture.account-manager")).Items);
        Assert.Empty((await _instance.GetAsync("/api/certificates", "yn-culture.account-manager")).Items);
        Assert.Single(await IdsAsync("limit=1"));
        Assert.Equal(400, (await _instance.GetAsync("/api/certificates?state=lost", Manager)).Status);
    }

    [Fact]
    public async Task Questions_OfARunningOpening_AreAnsweredByACertificate()
    {
        string licence = await AddAsync("2026-09-01");
        Reply begun = await _instance.PostAsync(
            "/api/accounts",
            new { name = "云南健康视听", platform = "douyin", facts = new { newsOrAudiovisual = true }, overrides = new Dictionary<string, string> { ["name-consistent"] = "沿用" } },
            Manager);
        Assert.True(begun.Status == 202, begun.Text);

        Reply expired = await _instance.PostAsync(
            $"/api/cases/{begun["caseNo"]}/answers", new { facts = new { }, certificates = new[] { await AddAsync("2025-09-01") } }, Manager);
        Reply answered = await _instance.PostAsync(
            $"/api/cases/{begun["caseNo"]}/answers", new { facts = new { }, certificates = new[] { licence } }, Manager);

        Assert.Equal((409, "certificate-not-in-force", "YN-30"), (expired.Status, expired.Code, expired["rule"]));
        Assert.True(answered.Status == 200, answered.Text);
        Reply file = await _instance.GetAsync($"/api/cases/{begun["caseNo"]}", Manager);
        Assert.Equal(licence, (string?)file.Json["links"]!["certificate:licensed"]);
        Assert.True((bool)file.Json["facts"]!["facts"]!["stated"]!["licensed"]!);
    }

    [Theory]
    [InlineData("yn-health-weibo/changes", "{\"reason\":\"work\",\"changes\":{\"name\":\"云南健康微博\"},\"certificates\":[\"ID\"]}")]
    [InlineData("yn-health-wechat/closure", "{\"reason\":\"work\",\"certificates\":[\"ID\"]}")]
    public async Task Certificate_WithAnyProcedureOfAnAccount_ProvesOnlyWhileInForce(string route, string body)
    {
        string path = $"/api/accounts/{route}";
        string valid = await AddAsync("2026-09-01");
        string expired = await AddAsync("2025-09-25");

        Reply refused = await _instance.PostAsync(path, body.Replace("ID", expired, StringComparison.Ordinal), Manager, ("Accept-Language", "en"));
        Reply begun = await _instance.PostAsync(path, body.Replace("ID", valid, StringComparison.Ordinal), Manager);

        Assert.Equal(
            (409, "certificate-not-in-force", "YN-30", "2025-09-26T00:00:00+08:00"),
            (refused.Status, refused.Code, (string?)refused["rule"], (string?)refused["latest"]));
        Assert.Contains("2025-09-25", refused["detail"], StringComparison.Ordinal);
        Assert.True(begun.Status == 202, begun.Text);
        Reply file = await _instance.GetAsync($"/api/cases/{begun["caseNo"]}", Manager);
        Assert.Equal(valid, (string?)file.Json["links"]!["certificate:licensed"]);
        Assert.True((bool)file.Json["facts"]!["facts"]!["stated"]!["licensed"]!);
    }

    private async Task<string> AddAsync(string until)
    {
        Reply reply = await _instance.PostAsync(
            "/api/certificates", new { kind = "licence", issuedOn = "2022-09-01", validUntil = until, sha256 = Hash }, Manager);
        Assert.True(reply.Status == 201, reply.Text);
        return reply["id"];
    }

    private async Task<string[]> IdsAsync(string query) =>
        [.. (await _instance.GetAsync($"/api/certificates?{query}", Manager)).Items.Select(static i => (string)i!["id"]!)];
}
