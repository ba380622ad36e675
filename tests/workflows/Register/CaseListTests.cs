using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Register;

public sealed class CaseListTests : IDisposable
{
    private readonly Disk _disk = new("2025-09-26T10:00");
    private readonly Office _office;
    private readonly CaseList _list;

    public CaseListTests()
    {
        _office = new Office(_disk);
        _list = _office.List;
    }

    [Fact]
    public async Task Cases_OfSeveralJurisdictions_ComeByNumberAndGoOnAfterOne()
    {
        await ReceiveAsync("YN", "yunnan", 1);
        await ReceiveAsync("AH", "anhua", 7);
        await ReceiveAsync("AH", "anhua", 2);
        string last = await ReceiveAsync("YN", "yunnan", 2);

        CaseSummary[] all = await _list.AllAsync().ToArrayAsync();

        Assert.Equal(["AH-OBJ-2025-000002", "AH-OBJ-2025-000007", "YN-OBJ-2025-000001", "YN-OBJ-2025-000002"], all.Select(static c => c.CaseNo[..^2]));
        Assert.Equal([last], await _list.AllAsync(all[2].CaseNo).Select(static c => c.CaseNo).ToArrayAsync());
        Assert.Empty(await _list.AllAsync(last).ToArrayAsync());
    }

    [Fact]
    public async Task OpenCases_OnceEnded_AreNoLongerAmongThem()
    {
        string ended = await ReceiveAsync("YN", "yunnan", 1);
        string open = await ReceiveAsync("AH", "anhua", 1);
        Assert.Null(await _office.DecideAsync(ended));

        Assert.Equal([open], await _list.OpenAsync().Select(static c => c.CaseNo).ToArrayAsync());
        Assert.Equal([open], await _list.OpenAsync("OBJ").Select(static c => c.CaseNo).ToArrayAsync());
        Assert.Empty(await _list.OpenAsync("CLS").ToArrayAsync());
        Assert.Equal([open, ended], await _list.AllAsync().Select(static c => c.CaseNo).ToArrayAsync());
    }

    [Fact]
    public async Task CasesOfUnits_WithAPartOfSeveral_ComeOnceAndByNumber()
    {
        string handed = await ReceiveAsync("YN", "yunnan", 2);
        string other = await ReceiveAsync("AH", "anhua", 1, Office.Government);
        Assert.Null(await _office.ActAsync(handed, Office.Handler, static t => ObjectionDesk.Transfer(t, Office.Government, "yunnan", true, "由办公厅办理")));

        Assert.Equal([handed], await OfAsync("yn-health"));
        Assert.Equal([other, handed], await OfAsync("yn-go"));
        Assert.Equal([other, handed], await OfAsync("yn-go", "yn-health", "nobody"));
        Assert.Equal([handed], await _list.OfUnitsAsync(["yn-go"], other).Select(static c => c.CaseNo).ToArrayAsync());
        await _office.AssertSoundAsync(handed);
    }

    [Fact]
    public async Task ListsOfUnits_OfARegisterFromBefore_AreMadeWholeOnce()
    {
        string caseNo = await ReceiveAsync("YN", "yunnan", 1);
        await _office.Store.CommitAsync(Partitions.UnitCasesPrefix + "yn-health", [new RowChange.Delete(caseNo)]);
        UnitCases lists = new(_office.Store);
        Assert.False(await lists.AreWholeAsync());
        Assert.Empty(await OfAsync("yn-health"));

        await lists.MakeWholeAsync();

        Assert.True(await new UnitCases(_office.Store).AreWholeAsync());
        Assert.Equal([caseNo], await OfAsync("yn-health"));
        await _office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Rows_BeyondOnePage_AllCome()
    {
        string[] keys = [.. Enumerable.Range(0, 7).Select(static i => $"k{i}")];
        await _office.Store.CommitAsync("rows", [.. keys.Select(static k => new RowChange.Put(k, "{}"))]);

        foreach (int page in new[] { 1, 2, 7, 100 })
        {
            Assert.Equal(keys, await _office.Store.RowsAsync("rows", page: page).Select(static r => r.Key).ToArrayAsync());
            Assert.Equal(["k3", "k4"], await _office.Store.RowsAsync("rows", RegisterReading.After("k2"), "k5", page).Select(static r => r.Key).ToArrayAsync());
        }
    }

    public void Dispose() => _disk.Dispose();

    private async Task<string[]> OfAsync(params string[] units) =>
        await _list.OfUnitsAsync(units).Select(static c => c.CaseNo).ToArrayAsync();

    private async Task<string> ReceiveAsync(string code, string jurisdiction, int number, HandlingUnit? unit = null)
    {
        string caseNo = CaseNumber.Make(code, "OBJ", 2025, number);
        Decision decision = await _office.Register.BeginAsync(
            caseNo, jurisdiction, Actor.Applicant, t => ObjectionDesk.Receive(t, Office.Submission(), unit ?? Office.Health, jurisdiction, "test"));
        Assert.Null(decision.Refusal);
        await _office.SettleAsync(decision);
        return caseNo;
    }
}
