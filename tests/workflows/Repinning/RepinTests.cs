using System.Text.Json.Nodes;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Repinning;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Repinning;

public sealed class RepinTests : IDisposable
{
    private static readonly Actor Asker = new("yn-go.supervisor", "经办", "supervisor", "yn-go");
    private static readonly Actor Approver = new("yn-go.supervisor-head", "负责人", "supervisor-head", "yn-go");

    private readonly Disk _disk = new("2025-09-26T10:00");

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Pack_WithAShorterLimit_MovesClockTaskAndLettersOnApprovalAlone()
    {
        Office office = OfficeWith(Amended(static pack => Clock(pack, "handle-objection")["limit"]!["amount"] = 5));
        string caseNo = await new Office(_disk).ReceiveAsync();
        DateTimeOffset before = (await office.ClockAsync(caseNo)).DueAt;

        RepinPreview preview = await AskAsync(office, caseNo, ToVersion2);

        RepinnedClock shown = Assert.Single(preview.Clocks);
        Assert.Equal((before, FakeTime.China("2025-10-11T00:00"), false), (shown.FromDueAt, shown.ToDueAt, shown.Late));
        Assert.Equal(before, (await office.ClockAsync(caseNo)).DueAt);
        Assert.Equal(1, (await office.FileAsync(caseNo)).Pins.PackVersion);

        Assert.Null(await AnswerAsync(office, caseNo, "approved"));

        CaseFile file = await office.FileAsync(caseNo);
        CaseClock clock = file.Clocks["handle-objection"];
        Assert.Equal(2, file.Pins.PackVersion);
        Assert.Equal(FakeTime.China("2025-10-11T00:00"), clock.DueAt);
        Assert.Equal(clock.DueAt, file.Tasks.Values.Single(static t => t.Kind == "handle").DueAt);
        ClockChange change = Assert.Single(clock.Changes);
        Assert.Equal(Approver.User, change.By);
        Assert.StartsWith("yunnan-2019 1 / ", change.Why, StringComparison.Ordinal);
        Assert.Contains("→ yunnan-2019 2 / ", change.Why, StringComparison.Ordinal);
        Assert.Equal(
            ["yn-health.account-manager clock.repinned", "applicant clock.repinned"],
            (await office.LettersAsync(caseNo))[^2..].Select(static l => l[17..]));
        Assert.Equal(["2025-09-26T10:00 repinning.asked", "2025-09-26T10:00 case.repinned"], (await office.StoryAsync(caseNo))[^2..]);
        await office.AssertSoundAsync(caseNo);

        // The amended limit is the one that rings from now on.
        await office.PassAsync(caseNo, "2025-10-11T00:00");
        Assert.Contains("2025-10-11T00:00 clock.breached", await office.StoryAsync(caseNo));
    }

    [Fact]
    public async Task Approval_ByWhoeverAsked_IsRefused()
    {
        Office office = OfficeWith(Amended(static pack => Clock(pack, "handle-objection")["limit"]!["amount"] = 5));
        string caseNo = await new Office(_disk).ReceiveAsync();
        await AskAsync(office, caseNo, ToVersion2);

        Refusal? same = await AnswerAsync(office, caseNo, "approved", Asker);

        Assert.Equal("four-eyes", same?.Code);
        Assert.Equal(1, (await office.FileAsync(caseNo)).Pins.PackVersion);
    }

    [Fact]
    public async Task Approval_AfterTheCaseChanged_IsRefusedUntilAskedAnew()
    {
        Office office = OfficeWith(Amended(static pack => Clock(pack, "handle-objection")["limit"]!["amount"] = 5));
        string caseNo = await new Office(_disk).ReceiveAsync();
        await AskAsync(office, caseNo, ToVersion2);
        Assert.Null(await office.AskAsync(caseNo, 20));
        Assert.Null(await office.AnswerAsync(caseNo, "approved", Office.Head));

        Assert.Equal("repinning-stale", (await AnswerAsync(office, caseNo, "approved"))?.Code);

        await AskAsync(office, caseNo, ToVersion2);
        Assert.Null(await AnswerAsync(office, caseNo, "approved"));
        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal(2, file.Pins.PackVersion);
        Assert.Single(file.Tasks.Values, static t => t is { Kind: "approve-repinning", State: TaskState.Cancelled });
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Approval_Refused_ChangesNothing()
    {
        Office office = OfficeWith(Amended(static pack => Clock(pack, "handle-objection")["limit"]!["amount"] = 5));
        string caseNo = await new Office(_disk).ReceiveAsync();
        CaseFile before = await office.FileAsync(caseNo);
        await AskAsync(office, caseNo, ToVersion2);

        Assert.Null(await AnswerAsync(office, caseNo, "refused"));

        CaseFile after = await office.FileAsync(caseNo);
        Assert.Equal(before.Pins, after.Pins);
        Assert.Equal(before.Clocks["handle-objection"].DueAt, after.Clocks["handle-objection"].DueAt);
        Assert.Equal("2025-09-26T10:00 repinning.refused", (await office.StoryAsync(caseNo))[^1]);
    }

    [Fact]
    public async Task Pack_WithoutTheRunningClock_IsRefused()
    {
        Office office = OfficeWith(Amended(static pack => pack["clocks"]!.AsArray().Remove(Clock(pack, "handle-objection"))));
        string caseNo = await new Office(_disk).ReceiveAsync();

        RepinPreview preview = await PreviewAsync(office, caseNo, ToVersion2);

        Assert.Equal("clock-not-in-pack", Assert.Single(preview.Refusals).Code);
        Assert.Equal("clock-not-in-pack", (await office.ActAsync(caseNo, Asker, t => RepinDesk.Ask(t, preview, "修订")))?.Code);
    }

    [Fact]
    public async Task Pack_OfAnotherJurisdictionOrVersion_IsUnknown()
    {
        Office office = OfficeWith(Amended(static _ => { }));
        string caseNo = await new Office(_disk).ReceiveAsync();
        RepinLaw law = new(office.Laws);
        CaseFile file = await office.FileAsync(caseNo);

        Assert.Equal("unknown-pack", (await law.FindAsync(file, new RepinTarget("jinan-2025", null, false, false))).Refusal?.Code);
        Assert.Equal("unknown-pack", (await law.FindAsync(file, new RepinTarget(null, 9, false, false))).Refusal?.Code);
        RepinPreview same = await PreviewAsync(office, caseNo, new RepinTarget(null, null, false, false));
        Assert.Equal("nothing-to-repin", Assert.Single(same.Refusals).Code);
    }

    [Fact]
    public async Task Code_OfACaseBegunUnderAnotherRelease_IsPinnedToThisOne()
    {
        Office office = OfficeWith(Amended(static _ => { }));
        string caseNo = await new Office(_disk).ReceiveAsync(); // under the release "test"
        DateTimeOffset due = (await office.ClockAsync(caseNo)).DueAt;
        Assert.Null((await office.Read.RunAsync(caseNo)).Code);
        await AskAsync(office, caseNo, new RepinTarget(null, null, false, true));

        Assert.Null(await AnswerAsync(office, caseNo, "approved"));

        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal((ProductVersion.Current, 1), (file.Pins.Code, file.Pins.PackVersion));
        Assert.Equal(due, file.Clocks["handle-objection"].DueAt);
        Assert.Equal(CodeVersions.OrchestrationOf(ProductVersion.Current), (await office.Read.RunAsync(caseNo)).Code);
    }

    [Fact]
    public async Task Chain_WithAnotherPerson_GivesTheOpenTaskToThemAndAddsItsStep()
    {
        Office office = OfficeWith(Amended(static pack =>
        {
            JsonArray steps = Closure(pack)["steps"]!.AsArray();
            steps[2]!["roles"] = new JsonArray("section-head");
            steps.Insert(3, JsonNode.Parse("""
                { "id": "proof", "action": "review", "roles": ["deputy-head"], "clauses": ["YN-18b"],
                  "title": { "zh": "复核", "en": "review" } }
                """));
        }));
        string caseNo = await CloseAsync(new Office(_disk));
        await ConsentAsync(office, caseNo);

        RepinPreview preview = await AskAsync(office, caseNo, ToVersion2);

        Assert.Equal([new RepinnedStep("proof", "added", "YN-18b")], preview.Steps);
        Assert.Equal(["section-head"], Assert.Single(preview.Tasks).Roles);

        Assert.Null(await AnswerAsync(office, caseNo, "approved"));
        CaseFile file = await office.FileAsync(caseNo);
        CaseTask filing = file.Tasks.Values.Single(static t => t.Kind == "file");
        Assert.Equal((TaskState.Open, "section-head"), (filing.State, Assert.Single(filing.Roles)));
        Assert.Equal(file.Clocks["filing"].DueAt, filing.DueAt);
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Chain_WithoutTheOpenStep_IsRefused()
    {
        Office office = OfficeWith(Amended(static pack => Closure(pack)["steps"]![2]!["id"] = "report"));
        string caseNo = await CloseAsync(new Office(_disk));
        await ConsentAsync(office, caseNo);

        RepinPreview preview = await PreviewAsync(office, caseNo, ToVersion2);

        Refusal refusal = Assert.Single(preview.Refusals);
        Assert.Equal("open-step-not-in-pack", refusal.Code);
        Assert.Contains("'file'", refusal.English, StringComparison.Ordinal);
    }

    private static RepinTarget ToVersion2 => new(null, 2, false, false);

    /// <summary>The packs of the next release: those shipped, and a second version of Yunnan's. Cases begin before it.</summary>
    private static PackLibrary Amended(Action<JsonNode> amend)
    {
        PackSource first = PackLibrary.EmbeddedSources().Single(static s => s.Name.Contains("yunnan-2019", StringComparison.Ordinal));
        JsonNode pack = JsonNode.Parse(first.Json)!;
        pack["version"] = 2;
        amend(pack);
        return PackLibrary.LoadEmbedded().With([new PackSource("yunnan-2019-v2.json", pack.ToJsonString())]);
    }

    private static JsonNode Clock(JsonNode pack, string id) => pack["clocks"]!.AsArray().Single(c => (string?)c!["id"] == id)!;

    private static JsonNode Closure(JsonNode pack) => pack["chains"]!.AsArray().Single(static c => (string?)c!["id"] == "closure")!;

    private Office OfficeWith(PackLibrary amended) => new(_disk, packs: amended);

    private static async Task<RepinPreview> PreviewAsync(Office office, string caseNo, RepinTarget target)
    {
        CaseFile file = await office.FileAsync(caseNo);
        (Pins pins, CaseLaw? law, Refusal? refusal) = await new RepinLaw(office.Laws).FindAsync(file, target);
        Assert.Null(refusal);
        return RepinComparison.Of(file, await office.Laws.PinnedAsync(file.Pins), pins, law!, office.Disk.Clock.Now);
    }

    private static async Task<RepinPreview> AskAsync(Office office, string caseNo, RepinTarget target)
    {
        RepinPreview preview = await PreviewAsync(office, caseNo, target);
        Assert.Null(await office.ActAsync(caseNo, Asker, t => RepinDesk.Ask(t, preview, "规则修订")));
        return preview;
    }

    private static async Task<Refusal?> AnswerAsync(Office office, string caseNo, string outcome, Actor? by = null)
    {
        CaseFile file = await office.FileAsync(caseNo);
        CaseTask task = file.Tasks.Values.Single(static t => t is { Kind: RepinDesk.ApprovalTask, State: TaskState.Open });
        CaseLaw before = await office.Laws.PinnedAsync(file.Pins);
        CaseLaw after = outcome == "approved" ? await office.Laws.PinnedAsync(RepinDesk.PinsOf(task)) : before;
        Actor actor = by ?? Approver;
        Decision decision = await office.Register.ChangeAsync(
            caseNo,
            actor,
            t => TaskDesk.Complete(t, task.TaskId, new Completion(outcome, "已核", null, []), Office.UserOf(actor), office.Procedures, before),
            _ => after);
        await office.SettleAsync(decision);
        return decision.Refusal;
    }

    private static async Task<string> CloseAsync(Office office)
    {
        string caseNo = CaseNumber.Make("YN", "CLS", 2025, 1);
        ChainStart start = new(
            "CLS",
            "yunnan",
            new HandlingLine("yn-health", false, "yn-go", null),
            "yn-health-wechat",
            new Facts { AccountName = "健康云南", Reason = "work" },
            [],
            new Dictionary<string, string>(),
            []);
        Actor manager = new("yn-health.account-manager", "管理员", "account-manager", "yn-health");
        Decision decision = await office.Register.BeginAsync(caseNo, "yunnan", manager, t => ChainDesk.Begin(t, start, "test"));
        Assert.Null(decision.Refusal);
        await office.SettleAsync(decision);
        return caseNo;
    }

    private static async Task ConsentAsync(Office office, string caseNo) => Assert.Null(await office.ActAsync(
        caseNo,
        Office.Head,
        t => TaskDesk.Complete(
            t,
            $"{caseNo}.head",
            new Completion("approved", null, null, [new NewDocument("signature", "签字.txt", "text/plain", "同意"u8.ToArray())]),
            Office.UserOf(Office.Head),
            office.Procedures)));
}
