namespace GovMedia.Functions.Tests.Running;

/// <summary>Objections as tests lodge them.</summary>
public static class Objections
{
    public static object Body(string ground = "error", string statement = "数字有误。", string account = "yn-health-wechat") => new
    {
        jurisdiction = "yunnan",
        accountId = account,
        ground,
        statement,
        applicant = new { name = "申请人甲", email = "a@citizen.example" },
    };

    public static async Task<Reply> LodgeAsync(this Instance instance, object? body = null)
    {
        Reply reply = await instance.PostAsync("/api/objections", body ?? Body());
        Assert.True(reply.Status == 202, reply.Text);
        return reply;
    }

    public static Task<Reply> DecideAsync(this Instance instance, string caseNo) => instance.PostAsync(
        $"/api/objections/{caseNo}/decision",
        new { outcome = "upheld", reasons = "数字确有错误。", measures = "已更正。" },
        "yn-health.editor");

    public static async Task<byte[]> EvidenceAsync(this Instance instance, string caseNo) =>
        (await instance.UntilAsync($"/api/cases/{caseNo}/evidence", "auditor", static r => r.Status == 200)).Body;

    /// <summary>What the register holds, in two numbers, once the work at this instant is done.</summary>
    public static async Task<(int Entries, int Chains)> SizeAsync(this Instance instance)
    {
        await instance.MoveAsync((await instance.GetAsync("/simulation/clock"))["now"]);
        Reply reply = await instance.GetAsync("/api/audit/verification", "auditor");
        Assert.True(reply.Json["sound"]!.GetValue<bool>(), reply.Text);
        return (reply.Json["entries"]!.GetValue<int>(), reply.Json["chains"]!.GetValue<int>());
    }
}
