using System.Text.Json;
using Microsoft.Playwright;

namespace GovMedia.Functions.Tests.Browser;

public sealed class BrowserTests(ChromiumFixture fixture) : IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task Objection_LodgedAndFollowedWithoutAScript_ShowsNumberCodeAndDate()
    {
        await using IBrowserContext context = await NewContextAsync(scripts: false);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "提出异议" }).First.ClickAsync();
        await page.GetByLabel("账号编号").FillAsync("yn-health-wechat");
        await page.GetByLabel("异议理由").SelectOptionAsync("error");
        await page.GetByLabel("具体情况").FillAsync("数字有误。");
        await page.GetByLabel("姓名").FillAsync("申请人甲");
        await page.GetByLabel("电子邮箱").FillAsync("a@citizen.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();

        string caseNo = await page.Locator("#case-no").InnerTextAsync();
        string code = await page.Locator("#access-code").InnerTextAsync();
        Assert.Equal("2025-10-13", await page.Locator("#due-date").InnerTextAsync());
        Assert.Contains("7个工作日", await page.Locator("blockquote").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "查询进展" }).Last.ClickAsync();
        await page.GetByLabel("案件编号").FillAsync(caseNo);
        await page.GetByLabel("查询码").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();

        Assert.Contains(caseNo, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(code, page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(caseNo, page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/objections/new")]
    [InlineData("/objections")]
    [InlineData("/calculator?rule=YN-45b&from=2025-09-26")]
    [InlineData("/calculator?rule=YN-45b&from=soon")]
    [InlineData("/rules/yunnan?lang=en")]
    [InlineData("/accounts?q=yn")]
    [InlineData("/accounts?q=nobody&lang=en")]
    [InlineData("/accounts/yn-health-wechat")]
    [InlineData("/notices")]
    [InlineData("/reports/new")]
    [InlineData("/statistics")]
    public async Task Page_CheckedByAxe_KeepsToWcagDoubleA(string path)
    {
        await using IBrowserContext context = await NewContextAsync(scripts: true);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await page.EvaluateAsync(fixture.Axe);

        JsonElement? found = await page.EvaluateAsync("""
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }))
              .violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))
            """);

        Assert.Empty(found!.Value.EnumerateArray().Select(static v => v.GetString()));
    }

    [Fact]
    public async Task Page_OnANarrowScreen_NeedsNoSidewaysScrolling()
    {
        await using IBrowserContext context = await NewContextAsync(scripts: true, width: 320);
        IPage page = await context.NewPageAsync();
        foreach (string path in new[] { "/", "/objections/new", "/objections", "/calculator?rule=YN-45b&from=2025-09-26", "/accounts?q=yn", "/accounts/yn-health-wechat", "/notices", "/reports/new", "/statistics" })
        {
            await page.GotoAsync(path);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), path);
        }
    }

    [Fact]
    public async Task Keyboard_FirstTab_OffersTheWayPastTheNavigation()
    {
        await using IBrowserContext context = await NewContextAsync(scripts: true);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/objections/new");
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("#content", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    private Task<IBrowserContext> NewContextAsync(bool scripts, int width = 1024) => fixture.Browser.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = fixture.Running.Url.ToString(),
        Locale = "zh-CN",
        JavaScriptEnabled = scripts,
        // The checking script is put into pages that allow none.
        BypassCSP = true,
        ViewportSize = new ViewportSize { Width = width, Height = 800 },
    });
}
