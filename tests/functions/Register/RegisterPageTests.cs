using AngleSharp;
using AngleSharp.Dom;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Register;

public sealed class RegisterPageTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Fact]
    public async Task Lookup_AddressOfAPost_FindsTheAccountItIsOn()
    {
        await ImportAsync("id,name,platform,unit,url\nyn-health-site,云岭之声,weibo,yn-health,https://weibo.example/u/1234\n");

        foreach (string asked in new[] { "weibo.example/u/1234/post/99?from=app", "https://www.weibo.example/u/1234/", "WEIBO.example/u/1234" })
        {
            IDocument page = await PageAsync("/accounts?q=" + Uri.EscapeDataString(asked));
            Assert.Equal(["云岭之声"], page.QuerySelectorAll("tbody a").Select(static a => a.TextContent));
        }

        Assert.NotNull((await PageAsync("/accounts?q=weibo.example%2Fu%2F12345")).QuerySelector("#none"));
    }

    [Fact]
    public async Task Lookup_OfNoAccount_SaysSoAndOffersTheReport()
    {
        IDocument page = await PageAsync("/accounts?q=%E5%81%87%E5%86%92%3Cb%3E");

        Assert.Contains("假冒<b>", page.QuerySelector("#none")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/reports/new", page.QuerySelector("a.action")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_OfARegisterLongerThanOne_FollowEachOtherAndKeepTheQuestion()
    {
        IDocument first = await PageAsync("/accounts?jurisdiction=yunnan&limit=2&lang=en");
        string next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        IDocument second = await PageAsync(next);

        Assert.Equal("en", second.DocumentElement.GetAttribute("lang"));
        Assert.Equal(2, first.QuerySelectorAll("tbody tr").Length);
        Assert.Empty(Names(first).Intersect(Names(second)));
        Assert.Contains("jurisdiction=yunnan", next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/accounts/no-such-account")]
    [InlineData("/notices/YN-CLS-2025-000000-A")]
    public async Task Page_OfNothing_IsAPageThatSaysSo(string path)
    {
        Reply reply = await _instance.GetAsync(path);

        Assert.Equal(404, reply.Status);
        Assert.StartsWith("text/html", reply.Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportForm_SentWithoutAScript_MarksTheAccountUntilItIsRefused()
    {
        IDocument form = await PageAsync("/reports/new?account=yn-health-weibo");
        string name = form.QuerySelector("#f-accountName")!.GetAttribute("value")!;
        using FormUrlEncodedContent sent = new(new Dictionary<string, string>
        {
            ["kind"] = "fake-account",
            ["accountName"] = name,
            ["url"] = "https://fake.example/u/1",
            ["statement"] = "头像和名称都一样。",
            ["jurisdiction"] = "yunnan",
        });
        Reply reply = await _instance.PostAsync("/reports/new", sent);
        IDocument receipt = await ReadAsync(reply);
        string caseNo = receipt.QuerySelector("#case-no")!.TextContent;

        Assert.StartsWith("YN-FAK-", caseNo, StringComparison.Ordinal);
        Assert.Equal(["yn-health-weibo"], Ids(await _instance.GetAsync("/api/accounts?status=fake-reported")));
        Reply page = await _instance.GetAsync("/accounts/yn-health-weibo");
        Assert.Contains("核查中的举报：1件", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("fake.example", page.Text, StringComparison.Ordinal);

        await _instance.PostAsync(
            $"/api/tasks/{caseNo}.verify/completion", new { outcome = "refused", reason = "系同一单位的另一账号" }, "yn-go.supervisor");
        Assert.Empty((await _instance.GetAsync("/api/accounts?status=fake-reported")).Items);
        using FormUrlEncodedContent question = new(new Dictionary<string, string>
        {
            ["caseNo"] = caseNo,
            ["accessCode"] = receipt.QuerySelector("#access-code")!.TextContent,
        });
        Assert.Equal("系同一单位的另一账号", (await ReadAsync(await _instance.PostAsync("/objections", question))).QuerySelector("#finding")!.TextContent);
    }

    [Fact]
    public async Task ReportForm_WithFaults_ShowsEachBesideItsField()
    {
        using FormUrlEncodedContent sent = new(new Dictionary<string, string> { ["kind"] = "", ["url"] = "javascript:alert(1)" });

        Reply reply = await _instance.PostAsync("/reports/new", sent);
        IDocument page = await ReadAsync(reply);

        Assert.Equal(400, reply.Status);
        Assert.All(["kind", "url", "statement"], field => Assert.NotNull(page.QuerySelector($"#f-{field}-error")));
    }

    [Fact]
    public async Task Register_StatusFilters_AreThoseOfTheLawAndNoOthers()
    {
        await ImportAsync("id,name,platform,unit,filedOn\nyn-health-filed,备过案的,douyin,yn-health,2024-01-02\n");

        Assert.Contains("yn-health-filed", Ids(await _instance.GetAsync("/api/accounts?status=filed&jurisdiction=yunnan")));
        Assert.DoesNotContain("yn-culture-legacy", Ids(await _instance.GetAsync("/api/accounts?status=filed&jurisdiction=yunnan")));
        Assert.Contains("yn-culture-legacy", Ids(await _instance.GetAsync("/api/accounts?status=open&jurisdiction=yunnan")));
        Reply wrong = await _instance.GetAsync("/api/accounts?status=lost");
        Assert.Equal((400, "invalid"), (wrong.Status, wrong.Code));
        Assert.NotNull(wrong.Json["errors"]!["status"]);
        foreach ((string query, string field) in new[] { ("cursor=%25%25", "cursor"), ("cursor=abc", "cursor"), ("cursor=%2B%2B%2B%2B", "cursor"), ("limit=0", "limit"), ("limit=501", "limit") })
        {
            Reply refused = await _instance.GetAsync("/api/accounts?" + query);
            Assert.Equal(400, refused.Status);
            Assert.NotNull(refused.Json["errors"]![field]);
        }
    }

    [Theory]
    [InlineData("/api/accounts")]
    [InlineData("/api/notices.ics")]
    [InlineData("/notices")]
    [InlineData("/healthz")]
    public async Task Head_OfWhatCanBeRead_HasTheHeadersAndNoBody(string path)
    {
        Reply whole = await _instance.GetAsync(path);
        Reply head = await _instance.SendAsync(HttpMethod.Head, path);

        Assert.Equal((200, 0), (head.Status, head.Body.Length));
        Assert.Equal(whole.Headers["Content-Type"], head.Headers["Content-Type"]);
        Assert.Equal(304, (await _instance.GetAsync("/notices", null, ("If-None-Match", (await _instance.GetAsync("/notices")).Headers["ETag"]))).Status);
        Assert.Equal(405, (await _instance.SendAsync(HttpMethod.Head, "/api/session/password")).Status);
    }

    private static string[] Names(IDocument page) => [.. page.QuerySelectorAll("tbody a").Select(static a => a.GetAttribute("href")!)];

    private static string[] Ids(Reply reply) => [.. reply.Items.Select(static i => (string)i!["id"]!)];

    private async Task ImportAsync(string list)
    {
        StringContent content = new(list, System.Text.Encoding.UTF8, "text/csv");
        Reply reply = await _instance.SendAsync(HttpMethod.Post, "/api/accounts/import", content, "admin");
        Assert.Empty(reply.Json["errors"]!.AsArray());
    }

    private async Task<IDocument> PageAsync(string path) => await ReadAsync(await _instance.GetAsync(path));

    private static async Task<IDocument> ReadAsync(Reply reply)
    {
        IBrowsingContext context = BrowsingContext.New(Configuration.Default);
        return await context.OpenAsync(r => r.Content(reply.Text));
    }
}
