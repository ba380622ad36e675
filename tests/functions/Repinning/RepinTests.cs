using System.Text;
using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;
using GovMedia.Workflows.Evidence;

namespace GovMedia.Functions.Tests.Repinning;

/// <summary>An office's stricter pack is put in place while a case runs; two people move the case to it.</summary>
public sealed class RepinTests
{
    private const string Text = "县直单位应当在5个工作日内处理异议。";

    private static readonly string Pack = $$"""
        {
          "id": "yunnan-strict", "version": 1, "parent": "yunnan-2019", "jurisdiction": "yunnan", "code": "YN",
          "name": { "zh": "云南省（从严）", "en": "Yunnan (stricter)" },
          "instrument": {
            "title": { "zh": "异议从严办理规定", "en": "Stricter rules on objections" },
            "issuer": "省政府办公厅", "publishedOn": "2025-09-27", "effectiveFrom": "2025-09-28",
            "sourceFile": "yunnan-strict.txt",
            "sha256": "{{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}}"
          },
          "clauses": [
            { "id": "YS-01", "article": "1", "quote": "应当在5个工作日内处理异议", "kind": "timed", "trigger": "received",
              "limit": "5 working days from receipt", "enforcedBy": ["OBJ.clock.handle-objection"] }
          ],
          "clocks": [
            { "id": "handle-objection", "clause": "YS-01", "title": { "zh": "异议处理期限", "en": "time to handle" },
              "starts": [{ "procedures": ["OBJ"], "trigger": "received" }],
              "limit": { "kind": "ceiling", "unit": "workingDay", "amount": 5 }, "reminders": [1],
              "escalation": [{ "id": "breach", "workingDaysAfter": 0, "to": ["unit-head"] }] }
          ]
        }
        """;

    [Fact]
    public async Task Case_MovedToAStricterPack_IsPreviewedApprovedByAnotherAndSealedUnderIt()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        Reply receipt = await instance.LodgeAsync();
        string caseNo = receipt["caseNo"];
        string route = $"/api/cases/{caseNo}/repinning";
        Assert.Equal("unknown-pack", (await instance.GetAsync($"{route}?pack=yunnan-strict", "auditor")).Code);
        await instance.KillAsync();
        Directory.CreateDirectory(Path.Combine(instance.Folder, "packs"));
        await File.WriteAllTextAsync(Path.Combine(instance.Folder, "packs", "yunnan-strict.json"), Pack);
        await File.WriteAllTextAsync(Path.Combine(instance.Folder, "packs", "yunnan-strict.txt"), Text);
        await instance.RestartAsync();

        // The release changes no running case by itself.
        Reply before = await instance.GetAsync($"/api/cases/{caseNo}", "auditor");
        Assert.Equal("yunnan-2019", (string?)before.Json["pins"]!["pack"]);
        Assert.Equal("0.1.0", (string?)before.Json["pins"]!["code"]);
        Assert.NotNull((string?)before.Json["pins"]!["calendar"]);

        Reply early = await instance.GetAsync($"{route}?pack=yunnan-strict", "auditor");
        Assert.Equal("not-in-force", (string?)early.Json["refusals"]![0]!["code"]);
        await instance.MoveAsync("2025-09-28T10:00:00+08:00");

        Reply preview = await instance.GetAsync($"{route}?pack=yunnan-strict", "auditor");
        Assert.Equal(200, preview.Status);
        JsonNode clock = Assert.Single(preview.Json["clocks"]!.AsArray())!;
        Assert.Equal("2025-10-14T00:00:00+08:00", (string?)clock["fromDueAt"]);
        Assert.Equal("2025-10-11T00:00:00+08:00", (string?)clock["toDueAt"]);
        Assert.Equal("YS-01", (string?)clock["toRule"]);
        Assert.Empty(preview.Json["refusals"]!.AsArray());
        Assert.Equal(400, (await instance.GetAsync($"{route}?calendar=2019", "auditor")).Status);

        object asked = new { pack = "yunnan-strict", reason = "新规定公布。" };
        Assert.Equal(403, (await instance.PostAsync(route, asked, "auditor")).Status);
        Assert.Equal(403, (await instance.PostAsync(route, asked, "yn-health.unit-head")).Status);
        Assert.Equal(403, (await instance.PostAsync(route, asked, "tn-go.supervisor")).Status);
        Reply answer = await instance.PostAsync(route, asked, "yn-go.supervisor");
        Assert.Equal(202, answer.Status);
        string task = $"/api/tasks/{answer.Json["task"]!["taskId"]}/completion";
        Assert.Equal("four-eyes", (await instance.PostAsync(task, new { outcome = "approved" }, "yn-go.supervisor")).Code);
        Assert.Equal("not-your-task", (await instance.PostAsync(task, new { outcome = "approved" }, "yn-health.unit-head")).Code);
        Reply approved = await instance.PostAsync(task, new { outcome = "approved", reason = "同意" }, "yn-go.supervisor-head");

        Assert.Equal(200, approved.Status);
        Assert.Equal("yunnan-strict", (string?)approved.Json["pins"]!["pack"]);
        Assert.Equal("2025-10-10", (string?)approved.Json["clocks"]![0]!["dueDate"]);
        Assert.Equal("YS-01", (string?)approved.Json["clocks"]![0]!["rule"]);
        Assert.Equal("nothing-to-repin", (await instance.PostAsync(route, asked, "yn-go.supervisor")).Code);
        await instance.MoveAsync("2025-10-11T00:00:00+08:00");
        JsonNode[] ledger = [.. (await instance.GetAsync($"/api/cases/{caseNo}/ledger", "auditor")).Items.Select(static e => e!)];
        JsonNode entry = ledger.Single(static e => (string?)e["action"] == "case.repinned");
        Assert.Equal("yn-go.supervisor-head", (string?)entry["actor"]!["user"]);
        Assert.Equal("yunnan-2019", (string?)entry["before"]!["pins"]!["pack"]);
        Assert.Contains(ledger, static e => (string?)e["action"] == "clock.breached" && (string?)e["at"] == "2025-10-11T00:00:00+08:00");

        Assert.Equal(200, (await instance.DecideAsync(caseNo)).Status);
        byte[] package = await instance.EvidenceAsync(caseNo);
        Assert.Equal(VerdictStatus.Sound, EvidenceVerifier.Verify(package).Status);
        await instance.SizeAsync();
    }

    [Fact]
    public async Task Administrator_WithoutAUnit_AsksAndTheSupervisingUnitApproves()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        string caseNo = (await instance.LodgeAsync())["caseNo"];

        Reply nothing = await instance.PostAsync($"/api/cases/{caseNo}/repinning", new { code = "current", reason = "升级" }, "admin");
        Reply unreasoned = await instance.PostAsync($"/api/cases/{caseNo}/repinning", new { code = "older" }, "admin");

        Assert.Equal((409, "nothing-to-repin"), (nothing.Status, nothing.Code));
        Assert.Equal(400, unreasoned.Status);
        Assert.Equal(["code", "reason"], unreasoned.Json["errors"]!.AsObject().Select(static e => e.Key));
    }
}
