using System.Text.Json.Nodes;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Chains;

/// <summary>An account's cases side by side and step by step, under the Yunnan Measures.</summary>
public sealed class AccountLifeTests : IDisposable
{
    private const string AccountId = "yn-health-wechat";
    private static readonly Actor Deputy = new("yn-health.deputy-head", "分管", "deputy-head", "yn-health");
    private static readonly Actor Supervisor = new("yn-go.supervisor", "监管", "supervisor", "yn-go");
    private static readonly Actor SupervisorHead = new("yn-go.supervisor-head", "监管", "supervisor-head", "yn-go");

    private readonly Disk _disk = new("2025-09-26T10:00");
    private readonly Office _office;

    public AccountLifeTests() => _office = new Office(_disk);

    [Fact]
    public async Task Closure_CarriedOut_EndsTheChangeThatRunsBesideIt()
    {
        await StandAsync();
        string change = await BeginAsync("CHG", 1, new Facts { AccountName = "某局", Reason = "work" }, new JsonObject { ["name"] = "新名" });
        string closure = await BeginAsync("CLS", 1, new Facts { AccountName = "某局", Reason = "ordered" });
        await DoAsync(closure, "order", "done", "decision", SupervisorHead);

        await DoAsync(closure, "carry-out", "done", "platform-proof", Office.Handler);

        CaseFile ended = await _office.FileAsync(change);
        Assert.Equal(("overtaken", closure), (ended.State, ended.Links["overtakenBy"]));
        Assert.DoesNotContain(ended.Tasks.Values, static t => t.State == TaskState.Open);
        Account account = (await _office.Accounts.ReadAsync(AccountId))!;
        Assert.Equal((AccountStatus.Closed, "某局"), (account.Status, account.Name));
        Assert.Contains("2025-09-26T10:00 yn-health.account-manager case.overtaken", await _office.LettersAsync(change));
        Assert.Contains(change, await _office.SweepAsync());
        await _office.AssertSoundAsync(change);
    }

    [Fact]
    public async Task Change_EndedBesideARunningNotice_LeavesTheAccountUnderNotice()
    {
        await StandAsync();
        string closure = await BeginAsync("CLS", 1, new Facts { AccountName = "某局", Reason = "work" });
        await DoAsync(closure, "head", "approved", "signature", Office.Head);
        await DoAsync(closure, "file", "done", "registration-form", Office.Handler);
        await DoAsync(closure, "receipt", "done", "filing-receipt", Supervisor);
        await DoAsync(closure, "notice", "done", null, Office.Handler); // This platform's page is the notice.
        string change = await BeginAsync("CHG", 1, new Facts { AccountName = "某局", Reason = "work" }, new JsonObject { ["name"] = "新名" });
        await DoAsync(change, "head", "refused", null, Office.Head);
        await DoAsync(change, "collective", "refused", null, Deputy);

        Assert.Equal("refused", (await _office.FileAsync(change)).State);
        Assert.Equal(AccountStatus.InNotice, (await _office.Accounts.ReadAsync(AccountId))!.Status);
    }

    [Fact]
    public async Task Consent_RefusedInOneBranchOfAnOr_LeavesTheOther()
    {
        string closure = await BeginAsync("CLS", 1, new Facts { AccountName = "某局", Reason = "work" });

        await DoAsync(closure, "head", "refused", "signature", Office.Head);
        Assert.Equal("open", (await _office.FileAsync(closure)).State);
        await DoAsync(closure, "collective", "approved", "minutes", Deputy);

        CaseFile file = await _office.FileAsync(closure);
        Assert.Equal(["file"], file.Tasks.Values.Where(static t => t.State == TaskState.Open).Select(static t => t.Kind));
        Assert.Contains(file.Documents.Values, static d => d.Kind == "signature");
        await _office.AssertSoundAsync(closure);
    }

    [Fact]
    public async Task Notice_OfAChange_SaysWhatChanges()
    {
        string change = await BeginAsync(
            "CHG", 1, new Facts { AccountName = "某局", SponsorName = "甲局", Reason = "work" }, new JsonObject { ["name"] = "新名", ["unitName"] = "乙局" });
        await DoAsync(change, "head", "approved", "signature", Office.Head);
        await DoAsync(change, "file", "done", "registration-form", Office.Handler);
        await DoAsync(change, "receipt", "done", "filing-receipt", Supervisor);

        await DoAsync(change, "notice", "done", null, Office.Handler);

        string text = (await _office.FileAsync(change)).FactsAs<ChainFacts>().Notice!.Text;
        Assert.Contains("账号名称由“某局”变更为“新名”；主办单位由“甲局”变更为“乙局”", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_WithoutALimitLeftAlone_IsRemindedOfAndThenToldAbove()
    {
        string filing = await BeginAsync("FIL", 1, new Facts { AccountName = "便民", OpenedOn = new DateOnly(2025, 9, 26) });
        await DoAsync(filing, "file", "done", "registration-form", Office.Handler);

        await _office.PassAsync(filing, "2025-11-30T09:00");

        // Three, five, ten and fifteen working days after Friday 26 September; 28 September and 11 October are worked.
        Assert.Equal(
            [
                "2025-09-30T09:00 yn-go.supervisor task.waiting",
                "2025-10-10T09:00 yn-go.supervisor task.waiting",
                "2025-10-16T09:00 yn-go.supervisor-head task.waiting",
                "2025-10-23T09:00 yn-go.supervisor-head task.waiting",
            ],
            (await _office.LettersAsync(filing)).Where(static l => l.EndsWith(" task.waiting", StringComparison.Ordinal)));
        CaseClock clock = Assert.Single((await _office.FileAsync(filing)).Clocks.Values);
        Assert.Equal(ClockState.Met, clock.State);
        await _office.AssertSoundAsync(filing);
    }

    [Fact]
    public async Task Filing_OfAnAccountOlderThanTheMeasures_IsNotTimedByThem()
    {
        string filing = await BeginAsync("FIL", 1, new Facts { AccountName = "便民", OpenedOn = new DateOnly(2018, 1, 1) });

        Assert.Empty((await _office.FileAsync(filing)).Clocks);
    }

    [Fact]
    public void Opening_DatedInTheFuture_IsRefused()
    {
        CaseTurn turn = new(
            "YN-OPN-2025-000001-X", null, null!, new CaseLaw(_office.Laws.Packs.For("yunnan", new DateOnly(2025, 9, 26))!, Calendar), _disk.Clock.Now, Office.Handler);

        Refusal? refusal = ChainDesk.Begin(turn, Start("OPN", new Facts { OpenedOn = new DateOnly(2025, 9, 27) }, []), "test");

        Assert.Equal(("malformed-data", "facts.openedOn"), (refusal?.Code, refusal?.Field));
    }

    [Fact]
    public async Task Return_ThatNamesMaterials_IsMendedByThem()
    {
        string filing = await BeginAsync("FIL", 1, new Facts { AccountName = "便民", OpenedOn = new DateOnly(2025, 9, 26) });
        await DoAsync(filing, "file", "done", "registration-form", Office.Handler);
        JsonObject unknown = new() { ["missing"] = new JsonArray("nothing-of-the-kind") };
        JsonObject named = new() { ["missing"] = new JsonArray("registration-form") };

        Assert.Equal("data.missing", (await TryAsync(filing, "receipt", "returned", null, Supervisor, unknown))!.Field);
        await DoAsync(filing, "receipt", "returned", null, Supervisor, named);

        JsonNode missing = (await _office.FileAsync(filing)).Tasks[$"{filing}.correct"].Data!["missing"]!;
        Assert.Contains(missing.AsArray(), static m => m!["id"]!.GetValue<string>() == "registration-form");
        Assert.Equal("checklist-incomplete", (await TryAsync(filing, "correct", "done", null, Office.Handler))!.Code);
        await DoAsync(filing, "correct", "done", "registration-form", Office.Handler);
    }

    public void Dispose() => _disk.Dispose();

    private static GovMedia.Rules.Calendar.WorkingCalendar Calendar => GovMedia.Rules.Calendar.CalendarSet.Released.National;

    private Task StandAsync() => _office.Accounts.PutAsync(
        [
            new Account
            {
                Id = AccountId,
                Name = "某局",
                Platform = "wechat",
                Jurisdiction = "yunnan",
                Unit = "yn-health",
                Status = AccountStatus.Operating,
                OpenedOn = new DateOnly(2024, 3, 1),
            },
        ]);

    private async Task<string> BeginAsync(string procedure, int number, Facts facts, JsonObject? form = null)
    {
        string caseNo = CaseNumber.Make("YN", procedure, 2025, number);
        Decision decision = await _office.Register.BeginAsync(
            caseNo, "yunnan", Office.Handler, turn => ChainDesk.Begin(turn, Start(procedure, facts, form ?? []), "test"));
        Assert.Null(decision.Refusal);
        await _office.SettleAsync(decision);
        return caseNo;
    }

    private static ChainStart Start(string procedure, Facts facts, JsonObject form) => new(
        procedure,
        "yunnan",
        new HandlingLine("yn-health", false, "yn-go", null),
        AccountId,
        facts,
        form,
        new Dictionary<string, string>(),
        []);

    private async Task DoAsync(string caseNo, string step, string outcome, string? evidence, Actor by, JsonObject? data = null) =>
        Assert.Null(await TryAsync(caseNo, step, outcome, evidence, by, data));

    private Task<Refusal?> TryAsync(string caseNo, string step, string outcome, string? evidence, Actor by, JsonObject? data = null)
    {
        NewDocument[] documents = evidence is null ? [] : [new(evidence, $"{evidence}.txt", "text/plain", "ok"u8.ToArray())];
        Completion completion = new(outcome, "理由", data, documents);
        return _office.ActAsync(
            caseNo, by, t => TaskDesk.Complete(t, $"{caseNo}.{step}", completion, Office.UserOf(by), _office.Procedures));
    }
}
