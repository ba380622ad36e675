using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Chains;

/// <summary>A chain may need the same role twice: by one person, unless the pack says by another.</summary>
public sealed class SameRoleTwiceTests : IDisposable
{
    private readonly Disk _disk = new("2026-03-02T10:00");

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task TN_15g_NeedsSameRoleTwice_OneDeputyHeadReviewsAndProofs()
    {
        // Article 15: the deputy head takes review 2 and proof 3; each must be another than those of its own row alone.
        Office office = new(_disk);
        string caseNo = await BeginAsync(office, "tongnan", "TN", "tn-edu");

        Assert.Null(await DoAsync(office, caseNo, "review-1", "tn-edu.editor", "editor"));
        Assert.Null(await DoAsync(office, caseNo, "review-2", "tn-edu.deputy-head", "deputy-head"));
        Assert.Null(await DoAsync(office, caseNo, "review-3", "tn-edu.unit-head", "unit-head"));
        Assert.Null(await DoAsync(office, caseNo, "proof-1", "tn-edu.editor", "editor"));
        Assert.Null(await DoAsync(office, caseNo, "proof-2", "tn-edu.section-head", "section-head"));
        Assert.Null(await DoAsync(office, caseNo, "proof-3", "tn-edu.deputy-head", "deputy-head"));

        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal("completed", file.State);
        Assert.Equal(("TN-15g", "tn-edu.deputy-head"), (TaskOf(file, "proof-3").Rule, TaskOf(file, "proof-3").CompletedBy));
        Assert.Equal("tn-edu.deputy-head", TaskOf(file, "review-2").CompletedBy);
    }

    [Theory]
    [InlineData("review-2", "tn-edu.editor", "TN-15c")]
    [InlineData("review-3", "tn-edu.deputy-head", "TN-15d")]
    public async Task ChainOfTongnan_SamePersonWithinARow_IsRefusedByItsClause(string step, string person, string clause)
    {
        Office office = new(_disk);
        string caseNo = await BeginAsync(office, "tongnan", "TN", "tn-edu");
        Assert.Null(await DoAsync(office, caseNo, "review-1", "tn-edu.editor", "editor"));
        if (step == "review-3")
        {
            Assert.Null(await DoAsync(office, caseNo, "review-2", "tn-edu.deputy-head", "deputy-head"));
        }

        Refusal? refusal = await DoAsync(office, caseNo, step, person, step == "review-3" ? "unit-head" : "deputy-head");

        Assert.Equal(("four-eyes", clause), (refusal?.Code, refusal?.Rule));
    }

    [Theory]
    [InlineData("first", "second")]
    [InlineData("second", "first")] // both are open at once; whichever comes later needs the other person
    public async Task Pack_ThatAsksTheSameRoleOfTwoPersons_TakesTwo(string one, string next)
    {
        string folder = System.IO.Directory.CreateTempSubdirectory("govmedia-pack-").FullName;
        string path = Path.Combine(folder, "shanhe-2026.json");
        await File.WriteAllTextAsync(path, Shanhe);
        PackLibrary packs = PackLibrary.LoadEmbedded().With([new PackSource("shanhe-2026.json", await File.ReadAllTextAsync(path))]);
        System.IO.Directory.Delete(folder, recursive: true);
        Office office = new(_disk, packs: packs);
        string caseNo = await BeginAsync(office, "shanhe", "SH", "sh-edu");

        Assert.Null(await DoAsync(office, caseNo, one, "sh-edu.editor", "editor"));
        Refusal? again = await DoAsync(office, caseNo, next, "sh-edu.editor", "editor");
        Refusal? other = await DoAsync(office, caseNo, next, "sh-edu.editor2", "editor");
        Refusal? back = await DoAsync(office, caseNo, "third", $"sh-edu.editor{(one == "first" ? "" : "2")}", "editor");

        Assert.Equal(("four-eyes", "SH-03"), (again?.Code, again?.Rule));
        Assert.Null(other);
        Assert.Null(back);
        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal(
            ["sh-edu.editor", "sh-edu.editor2"],
            new[] { one, next }.Select(step => TaskOf(file, step).CompletedBy));
    }

    private const string Shanhe = """
        {
          "id": "shanhe-2026", "version": 1, "jurisdiction": "shanhe", "code": "SH",
          "name": { "zh": "山河县", "en": "Shanhe county" },
          "instrument": {
            "title": { "zh": "山河县政务新媒体实施细则", "en": "Shanhe county rules" },
            "issuer": "山河县人民政府办公室", "publishedOn": "2026-01-05", "effectiveFrom": "2026-02-01",
            "sourceFile": "shanhe.txt", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"
          },
          "clauses": [
            { "id": "SH-03", "article": "3", "quote": "由两名信息员先后校对", "kind": "gate",
              "trigger": "before publication", "enforcedBy": ["REV.step.second"] }
          ],
          "chains": [ { "id": "post", "procedures": ["REV"], "clauses": ["SH-03"], "steps": [
            { "id": "first", "action": "proof", "roles": ["editor"], "clauses": ["SH-03"] },
            { "id": "second", "action": "proof", "roles": ["editor"], "after": [], "distinctFrom": ["first"], "clauses": ["SH-03"] },
            { "id": "third", "action": "proof", "roles": ["editor"], "after": ["first", "second"], "distinctFrom": ["second"], "clauses": ["SH-03"] }
          ] } ]
        }
        """;

    private static async Task<string> BeginAsync(Office office, string jurisdiction, string code, string unit)
    {
        string caseNo = CaseNumber.Make(code, "REV", 2026, 1);
        HandlingLine line = new(unit, false, null, null);
        Facts alone = new Facts().With("joint", false);
        ChainStart start = new("REV", jurisdiction, line, $"{unit}-wechat", alone, [], new Dictionary<string, string>(), []);
        Actor actor = new($"{unit}.account-manager", "经办", "account-manager", unit);
        Decision decision = await office.Register.BeginAsync(caseNo, jurisdiction, actor, turn => ChainDesk.Begin(turn, start, "test"));
        Assert.Null(decision.Refusal);
        await office.SettleAsync(decision);
        return caseNo;
    }

    private static async Task<Refusal?> DoAsync(Office office, string caseNo, string step, string person, string role)
    {
        Workflows.Cases.Procedures procedures = new([new ChainCase("REV")]);
        Actor actor = new(person, person, role, person.Split('.')[0]);
        CaseTask task = TaskOf(await office.FileAsync(caseNo), step);
        return await office.ActAsync(caseNo, actor, turn =>
            TaskDesk.Complete(turn, task.TaskId, new Completion("approved", null, null, []), Office.UserOf(actor), procedures));
    }

    private static CaseTask TaskOf(CaseFile file, string step) => file.Tasks.Values.Single(t => t.Kind == step);
}
