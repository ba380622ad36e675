using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Durable;

/// <summary>The register is the truth: what the engine forgot or lost goes on at the next look.</summary>
public sealed class WatchTests
{
    private const string Key = "for-tests-only";

    [Fact]
    public async Task Case_WhoseInstanceWasTerminatedAndPurged_GoesOnAtTheNextLook()
    {
        Dictionary<string, string> managed = new() { ["Standalone__SystemKey"] = Key, ["Standalone__Management"] = "full" };
        await using Instance instance = Instance.Prepare("2025-09-26T10:00:00+08:00", demonstration: true, managed);
        await instance.RestartAsync();
        string kept = (await instance.LodgeAsync())["caseNo"];
        string terminated = (await instance.LodgeAsync())["caseNo"];
        string purged = (await instance.LodgeAsync())["caseNo"];
        await instance.MoveAsync("2025-09-26T11:00:00+08:00");
        await ManageAsync(instance, HttpMethod.Post, $"instances/{terminated}/terminate?reason=test&");
        await ManageAsync(instance, HttpMethod.Post, $"instances/{purged}/terminate?reason=test&");
        await instance.MoveAsync("2025-09-26T11:01:00+08:00");
        await ManageAsync(instance, HttpMethod.Delete, $"instances/{purged}?");

        // The last day passes after the next look: whoever is awake again notices.
        await instance.MoveAsync("2025-10-14T01:00:00+08:00");

        foreach (string caseNo in new[] { kept, terminated, purged })
        {
            Reply ledger = await instance.GetAsync($"/api/cases/{caseNo}/ledger", "auditor");
            Assert.Single(ledger.Items, static e => (string?)e!["action"] == "clock.breached");
        }
    }

    [Fact]
    public async Task Cases_OfAUnit_AreTheSameBeforeAndAfterItsListIsWhole()
    {
        await using Instance instance = await Instance.StartAsync("2025-09-26T10:00:00+08:00");
        string[] lodged = new string[3];
        for (int i = 0; i < lodged.Length; i++)
        {
            lodged[i] = (await instance.LodgeAsync())["caseNo"];
        }

        foreach (string at in new[] { "2025-09-26T10:01:00+08:00", "2025-09-27T10:00:00+08:00" })
        {
            await instance.MoveAsync(at);
            Assert.Equal(lodged, await NumbersAsync(instance, "/api/cases", "yn-health.account-manager"));
            Assert.Equal(lodged, await NumbersAsync(instance, "/api/cases?type=OBJ&state=open&due=2025-10-20", "yn-go.supervisor"));
            Assert.Equal(lodged[..2], await NumbersAsync(instance, "/api/cases?limit=2", "yn-health.account-manager"));
            Assert.Empty(await NumbersAsync(instance, "/api/cases", "yn-culture.account-manager"));
        }
    }

    private static async Task<string[]> NumbersAsync(Instance instance, string path, string user) =>
        [.. (await instance.GetAsync(path, user)).Items.Select(static c => (string)c!["caseNo"]!)];

    private static async Task ManageAsync(Instance instance, HttpMethod method, string call)
    {
        using HttpClient http = new() { BaseAddress = instance.Url };
        using HttpRequestMessage request = new(method, new Uri($"/runtime/webhooks/durabletask/{call}code={Key}", UriKind.Relative));
        using HttpResponseMessage answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{call}: {(int)answer.StatusCode}");
    }
}
