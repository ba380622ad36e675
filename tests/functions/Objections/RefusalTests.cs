using System.Text;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Objections;

public sealed class RefusalTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Theory]
    [InlineData("{\"jurisdiction\":\"yunnan\",", 400, "malformed-json", null)]
    [InlineData("", 400, "malformed-json", null)]
    [InlineData("[]", 400, "invalid", "body")]
    [InlineData("{\"a\":1,\"a\":2}", 400, "malformed-json", null)]
    [InlineData("{\"ground\":\"boredom\"}", 400, "invalid", "ground")]
    [InlineData("{\"ground\":7}", 400, "invalid", "ground")]
    [InlineData("{\"applicant\":\"me\"}", 400, "invalid", "applicant")]
    [InlineData("{\"applicant\":{\"name\":\"李\",\"email\":\"nowhere\"}}", 400, "invalid", "applicant.email")]
    [InlineData("{\"statement\":\"\\ud800\"}", 400, "invalid", "statement")]
    [InlineData("{\"statement\":\"a\\u0000b\"}", 400, "invalid", "statement")]
    [InlineData("{\"postUrl\":\"javascript:alert(1)\"}", 400, "invalid", "postUrl")]
    [InlineData("{\"attachments\":[{\"name\":\"a\",\"base64\":\"%%\"}]}", 400, "invalid", "attachments[0].base64")]
    [InlineData("{\"attachments\":[{\"name\":\"a\",\"base64\":\"AAECAw==\"}]}", 400, "invalid", "attachments[0].base64")]
    public async Task Lodge_BodyNotAcceptable_SaysWhatAndLeavesTheRegister(
        string body, int status, string code, string? field)
    {
        (int, int) before = await _instance.SizeAsync();

        Reply reply = await _instance.PostAsync("/api/objections", body);

        Assert.Equal((status, code), (reply.Status, reply.Code));
        Assert.StartsWith("application/problem+json", reply.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(status, (int)reply.Json["status"]!);
        Assert.True(field is null || reply.Json["errors"]![field] is not null, reply.Text);
        Assert.Equal(before, await _instance.SizeAsync());
    }

    [Fact]
    public async Task Lodge_UnknownJurisdiction_NamesThoseAccepted()
    {
        Reply reply = await _instance.PostAsync("/api/objections", new
        {
            jurisdiction = "atlantis",
            ground = "error",
            statement = "x",
            applicant = new { name = "李" },
        });

        Assert.Equal((400, "invalid"), (reply.Status, reply.Code));
        Assert.Contains("yunnan", reply.Json["errors"]!["jurisdiction"]![0]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lodge_WhereNoUnitSupervises_GoesToTheOnlyUnitUntilThereIsAChoice()
    {
        // An instance of its own: another unit in the jurisdiction concerns every test.
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        object body = new { jurisdiction = "anhua", ground = "error", statement = "电话有误。", applicant = new { name = "申请人甲" } };

        Reply only = await instance.LodgeAsync(body);
        await instance.PostAsync("/api/units", new { id = "ah-school", name = "中心学校", jurisdiction = "anhua", parent = "yn-go" }, "admin");
        Reply choice = await instance.PostAsync("/api/objections", body);

        Assert.Equal(("ah-township", "YN-45b"), (only["unit"], only["rule"]));
        Assert.Equal((400, "invalid"), (choice.Status, choice.Code));
        Assert.Contains("ah-school, ah-township", choice.Json["errors"]!["unit"]![0]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Some fields are not acceptable")]
    [InlineData("zh-CN,en;q=0.5", "请求内容有误")]
    [InlineData("fr", "请求内容有误")]
    public async Task Problem_ByLanguage_IsSaidInIt(string language, string title)
    {
        Reply reply = await _instance.PostAsync("/api/objections", "{}", null, ("Accept-Language", language));

        Assert.Equal(title, reply["title"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lodge_BodyOfThirtyMegabytes_IsTooLarge(bool chunked)
    {
        (int, int) before = await _instance.SizeAsync();
        using HttpContent content = Bytes("{\"statement\":\"" + new string('x', 30_000_000) + "\"}", chunked);

        Reply reply = await _instance.PostAsync("/api/objections", content);

        Assert.Equal((413, "body-too-large"), (reply.Status, reply.Code));
        Assert.Equal(before, await _instance.SizeAsync());
    }

    [Theory]
    [InlineData(20_000_000, "body-too-large")]
    [InlineData(11_000_000, "attachment-too-large")]
    public async Task Lodge_LargeAttachment_IsTooLarge(int bytes, string code)
    {
        (int, int) before = await _instance.SizeAsync();
        string base64 = Convert.ToBase64String(new byte[bytes]);

        Reply reply = await _instance.PostAsync("/api/objections", $$"""
            {"jurisdiction":"yunnan","ground":"error","statement":"x","applicant":{"name":"李"},
             "attachments":[{"name":"a.bin","contentType":"application/octet-stream","base64":"{{base64}}"}]}
            """);

        Assert.Equal((413, code), (reply.Status, reply.Code));
        Assert.Equal(before, await _instance.SizeAsync());
    }

    [Fact]
    public async Task Follow_WrongCodeOrUnknownNumber_AnswerTheSame()
    {
        string caseNo = (await _instance.LodgeAsync())["caseNo"];

        Reply wrong = await _instance.GetAsync($"/api/objections/{caseNo}", null, ("X-Access-Code", "000000000000"));
        Reply none = await _instance.GetAsync($"/api/objections/{caseNo}");
        Reply unknown = await _instance.GetAsync("/api/objections/YN-OBJ-2025-999999-A", null, ("X-Access-Code", "000000000000"));

        Assert.Equal((404, "unknown-case"), (wrong.Status, wrong.Code));
        Assert.Equal(wrong.Text, none.Text);
        Assert.Equal(wrong.Text, unknown.Text);
    }

    [Fact]
    public async Task Extension_OfThirtyOneDays_IsRefusedWithTheClause()
    {
        string caseNo = (await _instance.LodgeAsync())["caseNo"];
        (int, int) before = await _instance.SizeAsync();

        Reply reply = await _instance.PostAsync(
            $"/api/objections/{caseNo}/extension", new { workingDays = 31, reason = "复杂" }, "yn-health.editor");

        Assert.Equal((409, "extension-too-long"), (reply.Status, reply.Code));
        Assert.Equal("YN-45d", reply["rule"]);
        Assert.Equal("45", reply["article"]);
        Assert.Equal(before, await _instance.SizeAsync());
    }

    [Fact]
    public async Task Extension_ApprovedByWhoAsked_IsRefused()
    {
        Reply made = await _instance.PostAsync(
            "/api/users",
            new { id = "both", name = "两职一人", unit = "yn-health", roles = new[] { "editor", "unit-head" }, password = Instance.Password },
            "admin");
        Assert.Equal(201, made.Status);
        string caseNo = (await _instance.LodgeAsync())["caseNo"];
        await _instance.PostAsync(
            "/api/session/password", new { current = Instance.Password, @new = Instance.Password + "!" }, "both");
        string token = (await _instance.PostAsync("/api/session", new { user = "both", password = Instance.Password + "!" }))["token"];
        (string, string) both = ("Authorization", $"Bearer {token}");
        Reply asked = await _instance.PostAsync(
            $"/api/objections/{caseNo}/extension", new { workingDays = 20, reason = "复杂" }, null, both);
        Assert.Equal(202, asked.Status);
        (int, int) before = await _instance.SizeAsync();

        Reply own = await _instance.PostAsync($"/api/tasks/{caseNo}.approve-extension/completion", new { outcome = "approved" }, null, both);
        Reply editor = await _instance.PostAsync(
            $"/api/tasks/{caseNo}.approve-extension/completion", new { outcome = "approved" }, "yn-health.editor2");

        Assert.Equal((409, "four-eyes"), (own.Status, own.Code));
        Assert.Equal((403, "not-your-task"), (editor.Status, editor.Code));
        Assert.Equal(before, await _instance.SizeAsync());
    }

    [Fact]
    public async Task Handling_CompletedWithoutADecision_IsRefused()
    {
        string caseNo = (await _instance.LodgeAsync())["caseNo"];
        await _instance.SizeAsync();

        Reply early = await _instance.PostAsync($"/api/tasks/{caseNo}.handle/completion", new { outcome = "done" }, "yn-health.editor");
        Reply follow = await _instance.GetAsync($"/api/cases/{caseNo}", "yn-health.editor");

        Assert.Equal((409, "use-decision"), (early.Status, early.Code));
        Assert.Equal("open", follow["state"]);
    }

    [Fact]
    public async Task Lodge_WhereNoClauseProvidesIt_IsRefusedAndLeavesTheRegister()
    {
        (int, int) before = await _instance.SizeAsync();

        Reply reply = await _instance.PostAsync("/api/objections", new
        {
            jurisdiction = "tongnan",
            ground = "error",
            statement = "x",
            applicant = new { name = "李" },
        });

        Assert.Equal((409, "no-rule"), (reply.Status, reply.Code));
        Assert.Equal(before, await _instance.SizeAsync());
    }

    private static StreamContent Bytes(string text, bool chunked)
    {
        MemoryStream bytes = new(Encoding.UTF8.GetBytes(text));
        return chunked ? new StreamContent(new Unseekable(bytes)) : new StreamContent(bytes);
    }

    private sealed class Unseekable(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
