using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Cases;

public sealed class TransferTests(SimulatedInstance shared) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = shared.Running;

    [Theory]
    [InlineData("/api/objections/YN-OBJ-2025-000001-A/transfer")]
    [InlineData("/api/reports/YN-FAK-2025-000001-A/transfer")]
    [InlineData("/api/tasks/YN-FIL-2025-000001-A.receipt/transfer")]
    public async Task Transfer_OfWhateverKind_ReadsTheSameBody(string route)
    {
        Reply empty = await _instance.PostAsync(route, "{}", "yn-go.supervisor");
        Reply nowhere = await _instance.PostAsync(route, new { unit = "nowhere", reason = "x" }, "yn-go.supervisor");
        Reply unknown = await _instance.PostAsync(route, new { unit = "jc-go", reason = "x" }, "yn-go.supervisor");

        JsonNode errors = empty.Json["errors"]!;
        Assert.Equal((400, true, true), (empty.Status, errors["unit"] is not null, errors["reason"] is not null));
        Assert.Equal((400, "没有单位“nowhere”。"), (nowhere.Status, (string?)nowhere.Json["errors"]!["unit"]![0]));
        Assert.Equal((404, "unknown-case"), (unknown.Status, unknown.Code));
    }

    [Fact]
    public async Task Transfer_OfAnObjectionToAnotherJurisdiction_KeepsNumberCodeAndDay()
    {
        Reply receipt = await _instance.LodgeAsync(new
        {
            jurisdiction = "yunnan",
            accountName = "某区教育",
            ground = "error",
            statement = "电话有误。",
            applicant = new { name = "申请人甲" },
        });
        string caseNo = receipt["caseNo"];

        Reply handed = await _instance.PostAsync(
            $"/api/objections/{caseNo}/transfer", new { unit = "tn-edu", reason = "账号属潼南区" }, "yn-go.supervisor");

        JsonNode clock = handed.Json["clocks"]![0]!;
        Assert.Equal(("target", receipt["dueDate"], "YN-45b"), ((string?)clock["kind"], (string?)clock["dueDate"], (string?)clock["rule"]));
        Reply followed = await _instance.GetAsync($"/api/objections/{caseNo}", null, ("X-Access-Code", receipt["accessCode"]));
        Assert.Equal(("tn-edu", receipt["receivedAt"]), (followed["unit"], followed["receivedAt"]));
        Assert.Equal("tongnan", (string?)followed.Json["transfers"]![0]!["jurisdiction"]);
        using FormUrlEncodedContent form = new(
            new Dictionary<string, string> { ["caseNo"] = caseNo, ["accessCode"] = receipt["accessCode"] });
        Reply page = await _instance.PostAsync("/objections", form);
        Assert.Contains("由 yn-go 移送 tn-edu（辖区 tongnan）", page.Text, StringComparison.Ordinal);
        Assert.Contains("2025-10-13 24:00（目标，不是法定期限）", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            202,
            (await _instance.PostAsync(
                $"/api/objections/{caseNo}/withdrawal", "{}", null, ("X-Access-Code", receipt["accessCode"]))).Status);
    }

    [Fact]
    public async Task Lodge_AboutAnAccountWhoseLawGivesNoRight_IsReceivedWhereItWasAddressed()
    {
        Reply elsewhere = await _instance.LodgeAsync(Running.Objections.Body(account: "tn-edu-weibo"));
        Reply below = await _instance.LodgeAsync(Running.Objections.Body(account: "ah-township-weibo"));

        Assert.Equal(("yn-go", "ah-township"), (elsewhere["unit"], below["unit"]));
    }

    [Fact]
    public async Task Transfer_OfATaskThatIsNoneOfASupervisingUnits_SaysHowItGoes()
    {
        Reply receipt = await _instance.LodgeAsync(Running.Objections.Body(account: "tn-edu-weibo"));

        Reply reply = await _instance.PostAsync(
            $"/api/tasks/{receipt["caseNo"]}.handle/transfer", new { unit = "tn-go", reason = "x" }, "yn-go.supervisor");

        Assert.Equal((409, "not-transferable", "YN-45b"), (reply.Status, reply.Code, reply["rule"]));
    }
}
