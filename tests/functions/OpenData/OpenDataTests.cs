using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.OpenData;

public sealed class OpenDataTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Fact]
    public async Task Day_AskedForTwice_IsTheSameBytesWithTheHashesItNames()
    {
        Reply day = await _instance.GetAsync("/api/open-data");
        StringContent list = new("id,name,platform,unit\nyn-health-late,后来的,douyin,yn-health\n", Encoding.UTF8, "text/csv");
        await _instance.SendAsync(HttpMethod.Post, "/api/accounts/import", list, "admin");

        Assert.Equal("2025-09-26", day["day"]);
        foreach (JsonNode? file in day.Json["files"]!.AsArray())
        {
            Reply body = await _instance.GetAsync((string)file!["href"]!);
            Assert.Equal((string)file["sha256"]!, Convert.ToHexStringLower(SHA256.HashData(body.Body)));
            Assert.Equal((int)file["bytes"]!, body.Body.Length);
            Assert.DoesNotContain("yn-health-late", body.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Schema_AgainstTheFile_NamesEveryFieldOfIt()
    {
        Reply day = await _instance.GetAsync("/api/open-data");
        string json = day.Json["files"]!.AsArray().Select(static f => (string)f!["href"]!).Single(static h => h.EndsWith(".json", StringComparison.Ordinal));
        JsonObject fields = (await _instance.GetAsync("/api/open-data/schema")).Json["properties"]!["items"]!["items"]!["properties"]!.AsObject();
        JsonArray accounts = (await _instance.GetAsync(json)).Items;

        Assert.NotEmpty(accounts);
        Assert.All(accounts, a => Assert.Subset(fields.Select(static f => f.Key).ToHashSet(), a!.AsObject().Select(static f => f.Key).ToHashSet()));
    }

    [Theory]
    [InlineData("/api/open-data/2025-01-01/accounts.csv")]
    [InlineData("/api/open-data/2025-09-26/secrets.json")]
    [InlineData("/api/open-data/..%2F..%2Fkeys/accounts.csv")]
    public async Task File_ThatIsNone_IsNotFound(string path) =>
        Assert.Equal("unknown-file", (await _instance.GetAsync(path)).Code);
}
