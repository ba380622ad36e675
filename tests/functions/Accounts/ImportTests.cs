using System.Net.Http.Headers;
using System.Text;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Accounts;

public sealed class ImportTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Fact]
    public async Task Import_SameListTwice_ChangesNothingTheSecondTime()
    {
        const string list = "id,name,platform,unit,openedOn\nyn-health-tt,云岭头条号,今日头条,yn-health,2018-05-01\n";

        Reply first = await ImportAsync(list, "");
        Reply second = await ImportAsync(list, "");

        Assert.Equal((1, 1, 0, 0), Counts(first));
        Assert.Equal((1, 0, 0, 1), Counts(second));
        Reply account = await _instance.GetAsync("/api/accounts/yn-health-tt");
        Assert.Equal("toutiao", account["platform"]);
        Assert.True(account.Json["legacy"]!.GetValue<bool>(), account.Text);
    }

    [Fact]
    public async Task Import_DryRun_WritesNothing()
    {
        Reply reply = await ImportAsync("id,name,platform,unit\nyn-health-dry,试行号,douyin,yn-health\n", "?dryRun=true");

        Assert.Equal((1, 1, 0, 0), Counts(reply));
        Assert.Equal(404, (await _instance.GetAsync("/api/accounts/yn-health-dry")).Status);
    }

    [Fact]
    public async Task Import_FaultyCells_AreNamedByRowAndColumnAndNothingIsWritten()
    {
        Reply reply = await ImportAsync(
            "编号,名称,平台,单位,开设日期\nyn-health-ok,好号,douyin,yn-health,2020-01-02\nyn-health-bad,坏号,douyin,yn-health,二月三十日\nyn-x,无主,douyin,no-such-unit,\n",
            "");

        Assert.Equal(200, reply.Status);
        var errors = reply.Json["errors"]!.AsArray();
        Assert.Equal([(3, "openedOn"), (4, "unit")], errors.Select(e => ((int)e!["row"]!, (string)e["column"]!)));
        Assert.False(reply.Json["written"]!.GetValue<bool>());
        Assert.Equal(404, (await _instance.GetAsync("/api/accounts/yn-health-ok")).Status);
    }

    [Fact]
    public async Task Import_RowWithManyFaults_HasAllOfThemNamed()
    {
        Reply reply = await ImportAsync(
            "id,name,platform,unit,openedOn,filedOn,status,url\nBAD ID,,douyin,nowhere,x,2019-02-30,lost,ftp://x\n", "");

        Assert.Equal(
            ["filedOn", "id", "name", "openedOn", "status", "unit", "url"],
            reply.Json["errors"]!.AsArray().Select(static e => (string)e!["column"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Import_TwoColumnsOfOneMeaning_AreRefusedByTheirHeadings()
    {
        Reply reply = await ImportAsync("id,名称,name,platform,unit\nyn-health-two,甲,乙,douyin,yn-health\n", "");

        Assert.Equal((1, "name"), ((int)reply.Json["errors"]![0]!["row"]!, (string)reply.Json["errors"]![0]!["column"]!));
        Assert.False(reply.Json["written"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Import_WorkbookWithFormulasBlankRowsAndDays_IsReadByItsValues()
    {
        Reply first = await ImportAsync(Sheet.Write(), "", "admin");
        Reply second = await ImportAsync(Sheet.Write(), "?dryRun=true", "admin");

        Assert.Equal((1, 1, 0, 0), Counts(first));
        Assert.Equal((1, 0, 0, 1), Counts(second));
        Reply account = await _instance.GetAsync("/api/accounts/yn-health-xlsx");
        Assert.Equal(("云岭短视频", "2018-05-01"), (account["name"], account["openedOn"]));
    }

    [Fact]
    public async Task Import_WorkbookCountingFrom1904_HasItsOwnDays()
    {
        await ImportAsync(Sheet.Write("yn-health-1904", from1904: true), "", "admin");

        Assert.Equal("2022-05-02", (await _instance.GetAsync("/api/accounts/yn-health-1904"))["openedOn"]);
    }

    [Fact]
    public async Task Import_CellsWhoseFormulaFailed_AreNoNames()
    {
        Reply reply = await ImportAsync(
            "id,name,platform,unit,subtype\nyn-health-e1,#N/A,douyin,yn-health,\nyn-health-e2,甲,#REF!,yn-health,#VALUE!\n", "");

        Assert.Equal(
            [(2, "name"), (3, "platform"), (3, "subtype")],
            reply.Json["errors"]!.AsArray().Select(static e => ((int)e!["row"]!, (string)e["column"]!)));
    }

    [Theory]
    [InlineData("zh-CN", true)]
    [InlineData("en", false)]
    public async Task Import_Faults_AreSaidInTheLanguageAskedFor(string language, bool chinese)
    {
        (string, string)[] asked = [("Accept-Language", language)];
        using ByteArrayContent faulty = new("id,name,platform,unit,status,openedOn,url\nBAD,,x,nowhere,lost,x,x\n"u8.ToArray());
        using ByteArrayContent empty = new([]);

        Reply cells = await _instance.SendAsync(HttpMethod.Post, "/api/accounts/import", faulty, "admin", asked);
        Reply list = await _instance.SendAsync(HttpMethod.Post, "/api/accounts/import", empty, "admin", asked);

        Assert.All(
            cells.Json["errors"]!.AsArray().Where(static e => (string)e!["column"]! != "openedOn").Select(static e => (string)e!["accepted"]!),
            t => Assert.Equal(chinese, t.Any(static c => c > 0x2fff)));
        Assert.Equal(chinese, !list.Text.Contains("The list is empty", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_NoList_IsRefusedWithWhatIsAccepted()
    {
        foreach (byte[] junk in new byte[][] { [], "PK\u0003\u0004 no workbook"u8.ToArray(), [0xFF, 0xFF, 0x00, 0x81] })
        {
            ByteArrayContent content = new(junk);
            Assert.Equal(400, (await _instance.SendAsync(HttpMethod.Post, "/api/accounts/import", content, "admin")).Status);
        }
    }

    [Fact]
    public async Task Import_Gb18030FromASupervisor_IsUnderstood()
    {
        byte[] list = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!
            .GetBytes("编号,名称,平台,单位\nyn-culture-gb,滇韵文旅,微博,yn-culture\n");

        Reply reply = await ImportAsync(list, "", "yn-go.supervisor");

        Assert.Equal((1, 1, 0, 0), Counts(reply));
        Assert.Equal("滇韵文旅", (await _instance.GetAsync("/api/accounts/yn-culture-gb"))["name"]);
    }

    [Fact]
    public async Task Import_UnitOfAnotherSubtree_IsNotAcceptable()
    {
        Reply reply = await ImportAsync(
            Encoding.UTF8.GetBytes("id,name,platform,unit\ntn-edu-x,别处,douyin,tn-edu\n"), "", "yn-go.supervisor");

        Assert.Equal("unit", (string)reply.Json["errors"]![0]!["column"]!);
    }

    [Fact]
    public async Task Csv_NameThatLooksLikeAFormula_IsDefused()
    {
        await ImportAsync("id,name,platform,unit\nyn-health-f,\"=HYPERLINK(\"\"http://x\"\")\",douyin,yn-health\n", "");

        Reply table = await _instance.GetAsync("/api/accounts.csv?q=yn-health-f");

        Assert.Equal([0xEF, 0xBB, 0xBF], table.Body[..3]);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", table.Text);
    }

    [Fact]
    public async Task Search_ByStatusAndWords_PagesInOrder()
    {
        Reply first = await _instance.GetAsync("/api/accounts?jurisdiction=yunnan&platform=weibo&status=operating&limit=1");
        Reply second = await _instance.GetAsync(
            $"/api/accounts?jurisdiction=yunnan&platform=weibo&status=operating&limit=1&cursor={first["nextCursor"]}");

        Assert.True(
            string.CompareOrdinal((string)first.Items[0]!["id"]!, (string)second.Items[0]!["id"]!) < 0, second.Text);
        Assert.Equal(400, (await _instance.GetAsync("/api/accounts?status=lost")).Status);
    }

    private Task<Reply> ImportAsync(string list, string query) => ImportAsync(Encoding.UTF8.GetBytes(list), query, "admin");

    private async Task<Reply> ImportAsync(byte[] list, string query, string user)
    {
        ByteArrayContent content = new(list) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        Reply reply = await _instance.SendAsync(HttpMethod.Post, "/api/accounts/import" + query, content, user);
        Assert.True(reply.Status == 200, reply.Text);
        return reply;
    }

    private static (int Rows, int Created, int Updated, int Unchanged) Counts(Reply reply)
    {
        Assert.True(reply.Json["errors"]!.AsArray().Count == 0, reply.Text);
        return ((int)reply.Json["rows"]!, (int)reply.Json["created"]!, (int)reply.Json["updated"]!, (int)reply.Json["unchanged"]!);
    }
}
