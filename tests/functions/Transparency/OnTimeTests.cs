using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Transparency;

public sealed class OnTimeTests
{
    [Fact]
    public async Task Statistics_OfOneKeptOneLateAndOneRunning_ShowNumeratorAndDenominator()
    {
        await using Instance instance = await Instance.StartAsync("2025-09-26T10:00:00+08:00");
        string kept = await LodgeAsync(instance);
        await LodgeAsync(instance);
        Reply decided = await instance.PostAsync(
            $"/api/objections/{kept}/decision", new { outcome = "rejected", reasons = "内容属实。" }, "yn-health.editor");
        Assert.True(decided.Status == 200, decided.Text);
        await instance.MoveAsync("2025-10-14T09:00:00+08:00");
        await LodgeAsync(instance);

        Reply counted = await instance.GetAsync("/api/transparency/statistics?jurisdiction=yunnan");
        JsonNode row = counted.Items.Single(static i => (string?)i!["rule"] == "YN-45b")!;

        Assert.Equal("yn-health", (string?)row["unit"]);
        Assert.Equal((3, 1, 2, 1, 1), ((int)row["started"]!, (int)row["running"]!, (int)row["due"]!, (int)row["onTime"]!, (int)row["late"]!));
        Assert.Equal(0.5, (double)row["share"]!);
        Assert.Equal(2, (int)(await instance.GetAsync("/api/transparency/statistics?to=2025-09-26")).Items[0]!["started"]!);
        Assert.Contains("1 / 2", (await instance.GetAsync("/statistics")).Text, StringComparison.Ordinal);
        Assert.Equal(400, (await instance.GetAsync("/api/transparency/statistics?from=2025-02-01&to=2025-01-01")).Status);
    }

    private static async Task<string> LodgeAsync(Instance instance)
    {
        Reply receipt = await instance.PostAsync("/api/objections", new
        {
            jurisdiction = "yunnan",
            accountId = "yn-health-wechat",
            ground = "error",
            statement = "数字有误",
            applicant = new { name = "张三" },
        });
        Assert.True(receipt.Status == 202, receipt.Text);
        return receipt["caseNo"];
    }
}
