using AngleSharp;
using AngleSharp.Dom;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Pages;

public sealed class PageTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Theory]
    [InlineData("/")]
    [InlineData("/objections/new")]
    [InlineData("/objections")]
    [InlineData("/calculator?rule=YN-45b&from=2025-09-26")]
    [InlineData("/rules/yunnan")]
    [InlineData("/objections/new?lang=en")]
    [InlineData("/accounts?q=yn")]
    [InlineData("/accounts/yn-health-wechat?lang=en")]
    [InlineData("/notices")]
    [InlineData("/reports/new?lang=en")]
    [InlineData("/statistics")]
    public async Task Page_Served_IsOneThatEverybodyCanRead(string path)
    {
        Reply reply = await _instance.GetAsync(path);
        IDocument page = await ReadAsync(reply);

        Assert.Equal(200, reply.Status);
        Assert.Contains("default-src 'none'", reply.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(path.Contains("lang=en", StringComparison.Ordinal) ? "en" : "zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotNull(page.QuerySelector("main"));
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.All(
            page.QuerySelectorAll("input:not([type=hidden]), select, textarea"),
            field => Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']")));
        string[] ids = [.. page.QuerySelectorAll("[id]").Select(static e => e.Id!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("yunnan", "#A-9", "管理目标，原文为“立即”")]
    [InlineData("tongnan", "#C-1", "1小时")]
    [InlineData("jinan", "#A-14", "每月第5个工作日前")]
    [InlineData("anhua", "#AH-20b", "更严，从本规则包")]
    [InlineData("hebei-county", "#C-13", "文本未载明")]
    public async Task Pack_OfEachJurisdiction_ShowsWhatItSaysAndWhatWasDecided(string jurisdiction, string element, string words)
    {
        Reply reply = await _instance.GetAsync($"/rules/{jurisdiction}");
        IDocument page = await ReadAsync(reply);

        Assert.NotNull(page.QuerySelector(element));
        Assert.Contains(words, page.Body!.TextContent, StringComparison.Ordinal);
        string[] titles = [.. page.QuerySelectorAll("h2").Select(static h => h.TextContent)];
        Assert.Contains("冲突与疑义登记", titles);
        Assert.Equal(jurisdiction == "anhua", titles.Contains("与上级规则包的差异"));
        Assert.All(
            page.QuerySelectorAll("main a[href^='#']"),
            link => Assert.True(page.GetElementById(link.GetAttribute("href")![1..]) is not null, link.OuterHtml));
    }

    [Fact]
    public async Task Form_SentTwice_MakesOneCaseThatCanBeFollowed()
    {
        Dictionary<string, string> sent = await FilledAsync();
        (string, string)[] none = [];
        IDocument first = await ReadAsync(await _instance.PostAsync("/objections/new", Multipart(sent), null, none));
        IDocument second = await ReadAsync(await _instance.PostAsync("/objections/new", Multipart(sent), null, none));

        string caseNo = first.QuerySelector("#case-no")!.TextContent;
        string code = first.QuerySelector("#access-code")!.TextContent;
        Assert.Equal("2025-10-13", first.QuerySelector("#due-date")!.TextContent);
        Assert.Equal(caseNo, second.QuerySelector("#case-no")!.TextContent);
        using FormUrlEncodedContent question = new(new Dictionary<string, string> { ["caseNo"] = caseNo, ["accessCode"] = code });
        Reply followed = await _instance.PostAsync("/objections", question);
        Assert.Equal(200, followed.Status);
        Assert.Contains(caseNo, followed.Text, StringComparison.Ordinal);
        Assert.Contains("2025-10-13", followed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithFaults_ShowsEachBesideItsFieldAndKeepsWhatWasWritten()
    {
        Dictionary<string, string> sent = await FilledAsync();
        sent["applicant.email"] = "nowhere";
        sent["applicant.name"] = "";
        sent["statement"] = "<script>alert(1)</script>";

        Reply reply = await _instance.PostAsync("/objections/new", Multipart(sent));
        IDocument page = await ReadAsync(reply);

        Assert.Equal(400, reply.Status);
        Assert.NotNull(page.QuerySelector("[role=alert]"));
        IElement email = page.QuerySelector("#f-applicant-email")!;
        Assert.Equal("true", email.GetAttribute("aria-invalid"));
        Assert.Contains("f-applicant-email-error", email.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#f-applicant-name-error"));
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal("<script>alert(1)</script>", page.QuerySelector("#f-statement")!.TextContent.Trim());
    }

    [Fact]
    public async Task Follow_WrongCode_SaysSoOnThePage()
    {
        using FormUrlEncodedContent question = new(new Dictionary<string, string> { ["caseNo"] = "YN-OBJ-2025-999999-A", ["accessCode"] = "0" });

        Reply reply = await _instance.PostAsync("/objections", question);

        Assert.Equal(404, reply.Status);
        Assert.NotNull((await ReadAsync(reply)).QuerySelector("[role=alert]"));
    }

    private async Task<Dictionary<string, string>> FilledAsync()
    {
        IDocument form = await ReadAsync(await _instance.GetAsync("/objections/new"));
        return new Dictionary<string, string>
        {
            ["key"] = form.QuerySelector("input[name=key]")!.GetAttribute("value")!,
            ["jurisdiction"] = "yunnan",
            ["accountId"] = "yn-health-wechat",
            ["ground"] = "omission",
            ["statement"] = "遗漏了两个县的数据。",
            ["applicant.name"] = "申请人乙",
            ["applicant.email"] = "b@citizen.example",
        };
    }

    private static MultipartFormDataContent Multipart(Dictionary<string, string> fields)
    {
        MultipartFormDataContent content = [];
        foreach ((string name, string value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent("%PDF-1.7 proof"u8.ToArray()), "attachments", "证据.pdf");
        return content;
    }

    private static async Task<IDocument> ReadAsync(Reply reply)
    {
        IBrowsingContext context = BrowsingContext.New(Configuration.Default);
        return await context.OpenAsync(r => r.Content(reply.Text));
    }
}
