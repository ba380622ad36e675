using System.Text.Json.Nodes;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Chains;

/// <summary>A filing in Yunnan whose receipt lies with the wrong supervising unit.</summary>
public sealed class ForwardTests : IDisposable
{
    private static readonly Actor Supervisor = new("yn-go.supervisor", "主管", "supervisor", "yn-go");
    private static readonly Actor Other = new("jc-go.supervisor", "主管", "supervisor", "jc-go");
    private readonly Disk _disk = new("2025-09-24T10:00");

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Forward_Twice_KeepsTheFirstReceiptAndTheClock()
    {
        (Office office, string caseNo) = await FiledAsync();
        CaseClock before = (await office.FileAsync(caseNo)).Clocks["filing"];
        _disk.Clock.Now = FakeTime.China("2025-09-26T09:30");
        Assert.Null(await ForwardAsync(office, caseNo, "receipt", "jc-go", Supervisor));
        _disk.Clock.Now = FakeTime.China("2025-09-28T09:30");

        Assert.Null(await ForwardAsync(office, caseNo, "receipt-2", "cq-go", Other));

        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal(before, file.Clocks["filing"]);
        Assert.Equal(
            [FakeTime.China("2025-09-24T11:00"), FakeTime.China("2025-09-24T11:00")],
            file.FactsAs<ChainFacts>().Transfers!.Select(static t => t.ReceivedAt));
        CaseTask open = Assert.Single(file.Tasks.Values, static t => t.State == TaskState.Open);
        Assert.Equal(("cq-go", $"{caseNo}.receipt-3"), (open.Unit, open.TaskId));
        Assert.Equal("2025-09-24T11:00:00+08:00", (string?)open.Data!["firstReceivedAt"]);
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Forward_WhereItCannotGo_IsRefusedByTheClause()
    {
        (Office office, string caseNo) = await FiledAsync();

        Refusal? itself = await ForwardAsync(office, caseNo, "receipt", "yn-go", Supervisor);
        Refusal? sponsor = await ForwardAsync(office, caseNo, "receipt", "yn-health", Supervisor);
        Refusal? other = await ForwardAsync(office, caseNo, "receipt", "jc-go", Other);
        Refusal? done = await ForwardAsync(office, caseNo, "file", "jc-go", Office.Handler);

        Assert.Equal(("same-unit", "YN-17a"), (itself?.Code, itself?.Rule));
        Assert.Equal(("sponsor-itself", "YN-17a"), (sponsor?.Code, sponsor?.Rule));
        Assert.Equal(("not-your-task", "task-closed"), (other?.Code, done?.Code));
    }

    [Fact]
    public async Task Forward_OfTheSponsorsOwnStep_IsRefusedByTheClause()
    {
        (Office office, string caseNo) = await BegunAsync();

        Refusal? refusal = await ForwardAsync(office, caseNo, "file", "jc-go", Office.Handler);

        Assert.Equal(("not-transferable", "YN-17b"), (refusal?.Code, refusal?.Rule));
    }

    private async Task<(Office, string)> FiledAsync()
    {
        (Office office, string caseNo) = await BegunAsync();
        _disk.Clock.Now = FakeTime.China("2025-09-24T11:00");
        NewDocument form = new("registration-form", "form.txt", "text/plain", new byte[] { 1 });
        Assert.Null(await office.ActAsync(caseNo, Office.Handler, t => TaskDesk.Complete(
            t, $"{caseNo}.file", new Completion("done", null, null, [form]), Office.UserOf(Office.Handler), office.Procedures)));
        return (office, caseNo);
    }

    private async Task<(Office, string)> BegunAsync()
    {
        Office office = new(_disk);
        string caseNo = CaseNumber.Make("YN", "FIL", 2025, 1);
        ChainStart start = new(
            "FIL",
            "yunnan",
            new HandlingLine("yn-health", false, "yn-go", null),
            "yn-health-wechat",
            new Facts { AccountName = "云南卫健" },
            new JsonObject(),
            new Dictionary<string, string>(),
            []);
        Decision decision = await office.Register.BeginAsync(caseNo, "yunnan", Office.Handler, t => ChainDesk.Begin(t, start, "test"));
        Assert.Null(decision.Refusal);
        await office.SettleAsync(decision);
        return (office, caseNo);
    }

    private static Task<Refusal?> ForwardAsync(Office office, string caseNo, string task, string to, Actor by) =>
        office.ActAsync(caseNo, by, t => TaskDesk.Forward(t, $"{caseNo}.{task}", to, "应由该单位受理", Office.UserOf(by)));
}
