using GovMedia.Functions.Tests.Running;
using Microsoft.Data.Sqlite;

namespace GovMedia.Functions.Tests.Durable;

/// <summary>The register is the truth: what the engine forgot or lost goes on at the next look.</summary>
public sealed class WatchTests
{
    private const string Key = "for-tests-only";

    [Fact]
    public async Task Case_WhoseInstanceWasLost_GoesOnAtTheNextLook()
    {
        await using Instance instance = await Instance.StartAsync("2025-09-26T10:00:00+08:00");
        string kept = (await instance.LodgeAsync())["caseNo"];
        string lost = (await instance.LodgeAsync())["caseNo"];
        await instance.MoveAsync("2025-09-26T11:00:00+08:00");
        await instance.KillAsync();
        using (SqliteConnection engine = new($"Data Source={Path.Combine(instance.Folder, "durable.db")};Pooling=False"))
        {
            engine.Open();
            foreach (string table in new[] { "history", "inbox", "activities", "timers", "instances" })
            {
                using SqliteCommand forget = engine.CreateCommand();
                forget.CommandText = table == "instances"
                    ? "DELETE FROM instances WHERE id = $id"
                    : $"DELETE FROM {table} WHERE instance = (SELECT key FROM instances WHERE id = $id)";
                forget.Parameters.AddWithValue("$id", lost);
                forget.ExecuteNonQuery();
            }
        }

        await instance.RestartAsync();
        await instance.MoveAsync("2025-09-26T11:01:00+08:00");

        // The last day passes after the next look: whoever is awake again notices.
        await instance.MoveAsync("2025-10-14T01:00:00+08:00");

        foreach (string caseNo in new[] { kept, lost })
        {
            Reply ledger = await instance.GetAsync($"/api/cases/{caseNo}/ledger", "auditor");
            Assert.Single(ledger.Items, static e => (string?)e!["action"] == "clock.breached");
        }
    }

    [Fact]
    public async Task History_OfACase_IsDestroyedOnlyOnceSealedAndAfterAnEntryOfTheLedger()
    {
        Dictionary<string, string> managed = new() { ["Standalone__SystemKey"] = Key, ["Standalone__Management"] = "full" };
        await using Instance instance = Instance.Prepare("2025-09-26T10:00:00+08:00", demonstration: true, managed);
        await instance.RestartAsync();
        string running = (await instance.LodgeAsync())["caseNo"];
        string ended = (await instance.LodgeAsync())["caseNo"];
        await instance.PostAsync(
            $"/api/objections/{ended}/decision", new { outcome = "rejected", reasons = "信息准确。" }, "yn-health.section-head");
        await instance.MoveAsync("2025-09-26T11:00:00+08:00");

        foreach ((HttpMethod method, string act) in new[] { (HttpMethod.Post, "/terminate"), (HttpMethod.Post, "/restart"), (HttpMethod.Delete, "") })
        {
            (int refused, string body) = await ManageAsync(instance, method, $"instances/{running}{act}?");
            Assert.Equal(409, refused);
            Assert.Contains("case-not-sealed", body, StringComparison.Ordinal);
        }

        (int many, string deleted) = await ManageAsync(instance, HttpMethod.Delete, "instances?createdTimeFrom=2025-09-01T00:00:00Z&");
        Assert.Equal(200, many);
        Assert.DoesNotContain("\"instancesDeleted\":0", deleted, StringComparison.Ordinal);
        Assert.Equal(404, (await ManageAsync(instance, HttpMethod.Get, $"instances/{ended}?")).Status);
        Assert.Equal(202, (await ManageAsync(instance, HttpMethod.Get, $"instances/{running}?")).Status);
        Reply ledger = await instance.GetAsync($"/api/cases/{ended}/ledger", "auditor");
        Assert.Equal("history.purge", (string?)ledger.Items[^1]!["action"]);
        Reply audit = await instance.GetAsync("/api/audit/verification", "auditor");
        Assert.True((bool)audit.Json["sound"]!);
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

    private static async Task<(int Status, string Body)> ManageAsync(Instance instance, HttpMethod method, string call)
    {
        using HttpClient http = new() { BaseAddress = instance.Url };
        using HttpRequestMessage request = new(method, new Uri($"/runtime/webhooks/durabletask/{call}code={Key}", UriKind.Relative));
        using HttpResponseMessage answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
