using System.Text.RegularExpressions;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Reports;

public sealed class ReportTests(SimulatedInstance shared) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = shared.Running;

    [Fact]
    public async Task Report_OfAFakeAccount_IsCheckedAnsweredAndFollowedByItsCode()
    {
        Reply receipt = await _instance.PostAsync("/api/reports", new
        {
            kind = "fake-account",
            accountName = "云南卫健（仿冒）",
            url = "https://example.org/fake",
            statement = "这个账号冒用单位名义",
            contact = "reporter@example.org",
            jurisdiction = "yunnan",
        });
        Assert.Equal(202, receipt.Status);
        Assert.StartsWith("YN-FAK-2025-", receipt["caseNo"], StringComparison.Ordinal);
        Assert.Equal("YN-41d", receipt["rule"]);
        (string, string) code = ("X-Access-Code", receipt["accessCode"]);

        Reply done = await _instance.PostAsync(
            $"/api/tasks/{receipt["caseNo"]}.verify/completion",
            new { outcome = "done", reason = "核实为仿冒账号，已函请平台处置" },
            "yn-go.supervisor");
        Assert.Equal(200, done.Status);

        Reply followed = await _instance.GetAsync($"/api/reports/{receipt["caseNo"]}", null, code);
        Assert.Equal("answered", followed["state"]);
        Assert.Equal("核实为仿冒账号，已函请平台处置", followed["finding"]);
        Assert.Equal(404, (await _instance.GetAsync($"/api/objections/{receipt["caseNo"]}", null, code)).Status);
    }

    [Fact]
    public async Task Report_WhereNoInstrumentSetsALimit_HasNone()
    {
        Reply receipt = await _instance.PostAsync(
            "/api/reports", new { kind = "correction", statement = "电话号码有误", jurisdiction = "hebei-county" });

        Assert.Equal(202, receipt.Status);
        Assert.Null(receipt.Json["dueDate"]);
        Assert.StartsWith("HB-TKD-2025-", receipt["caseNo"], StringComparison.Ordinal);
        Reply verification = await _instance.GetAsync("/api/audit/verification", "auditor");
        Assert.True((bool)verification.Json["sound"]!, verification.Text);
    }

    [Fact]
    public async Task Report_ThatReachedTheWrongUnit_IsHandedOnAndKeepsItsDay()
    {
        Reply receipt = await _instance.PostAsync("/api/reports", new
        {
            kind = "fake-account",
            accountName = "云南文旅（仿冒）",
            statement = "冒用单位名义",
            contact = "reporter@example.org",
            jurisdiction = "hebei-county",
        });
        string path = $"/api/reports/{receipt["caseNo"]}/transfer";

        Assert.Equal(403, (await _instance.PostAsync(path, new { unit = "yn-go", reason = "x" }, "yn-go.supervisor")).Status);
        Assert.Equal(400, (await _instance.PostAsync(path, new { unit = "cq-go", reason = "x" }, "hb-go.supervisor")).Status);
        Reply same = await _instance.PostAsync(path, new { unit = "hb-go", reason = "x" }, "hb-go.supervisor");
        Reply handed = await _instance.PostAsync(path, new { unit = "yn-go", reason = "账号属云南省" }, "hb-go.supervisor");

        Assert.Equal("same-unit", same.Code);
        Assert.Equal(
            ("yn-go", "yunnan", receipt["receivedAt"], "yunnan-2019"),
            (handed["unit"], handed["jurisdiction"], handed["receivedAt"], (string)handed.Json["pins"]!["pack"]!));
        Assert.Equal("YN-41d", (string?)handed.Json["tasks"]![0]!["rule"]);
        Reply followed = await _instance.GetAsync($"/api/reports/{receipt["caseNo"]}", null, ("X-Access-Code", receipt["accessCode"]));
        Assert.Equal(("yn-go", receipt["receivedAt"]), (followed["unit"], followed["receivedAt"]));
        Assert.DoesNotContain(
            (await _instance.GetAsync("/api/tasks", "hb-go.supervisor")).Items, t => (string?)t!["caseNo"] == receipt["caseNo"]);
        Reply done = await _instance.PostAsync(
            $"/api/tasks/{(string)handed.Json["tasks"]![0]!["taskId"]!}/completion", new { outcome = "refused", reason = "经查属实名账号" }, "yn-go.supervisor");
        Assert.Equal("answered", done["state"]);
        Assert.Equal("case-ended", (await _instance.PostAsync(path, new { unit = "hb-go", reason = "x" }, "yn-go.supervisor")).Code);
        Reply verification = await _instance.GetAsync("/api/audit/verification", "auditor");
        Assert.True((bool)verification.Json["sound"]!, verification.Text);
    }

    [Fact]
    public async Task Report_ThatNamesNoPlace_GoesToTheTopAndNeverToATownship()
    {
        Reply receipt = await _instance.PostAsync("/api/reports", new { kind = "unlawful-content", statement = "含违法内容" });

        Assert.Equal((202, "hb-go"), (receipt.Status, receipt["unit"]));
    }

    [Fact]
    public async Task Report_SentTwiceWithAKey_IsOneCaseAndOneReceipt()
    {
        object body = new { kind = "correction", statement = "地址有误", jurisdiction = "yunnan" };

        Reply first = await _instance.PostAsync("/api/reports", body, null, ("Idempotency-Key", "once"));
        await _instance.PostAsync($"/api/tasks/{first["caseNo"]}.verify/completion", new { outcome = "done", reason = "已更正" }, "yn-go.supervisor");
        Reply second = await _instance.PostAsync("/api/reports", body, null, ("Idempotency-Key", "once"));
        Reply other = await _instance.PostAsync(
            "/api/reports", new { kind = "correction", statement = "电话有误", jurisdiction = "yunnan" }, null, ("Idempotency-Key", "once"));

        Assert.Equal((202, first.Text), (second.Status, second.Text));
        Assert.Equal((409, "idempotency-key-reused"), (other.Status, other.Code));
    }

    [Fact]
    public async Task ReportForm_SentTwice_IsOneCase()
    {
        string form = (await _instance.GetAsync("/reports/new")).Text;
        string key = Regex.Match(form, "name=\"key\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        Task<Reply> SendAsync() => _instance.PostAsync("/reports/new", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["key"] = key,
            ["kind"] = "unlawful-content",
            ["statement"] = "含违法内容",
            ["jurisdiction"] = "yunnan",
        }));
        string NumberOf(Reply page) => Regex.Match(page.Text, "id=\"case-no\">([^<]+)<").Groups[1].Value;

        string first = NumberOf(await SendAsync());

        Assert.StartsWith("YN-", first, StringComparison.Ordinal);
        Assert.Equal(first, NumberOf(await SendAsync()));
    }

    [Fact]
    public async Task Report_OfAnUnknownKind_NamesTheFieldAndWhatIsAccepted()
    {
        Reply refused = await _instance.PostAsync("/api/reports", new { kind = "gossip", statement = "x" });

        Assert.Equal(400, refused.Status);
        Assert.Contains("fake-account", refused.Json["errors"]!["kind"]!.ToString(), StringComparison.Ordinal);
    }
}
