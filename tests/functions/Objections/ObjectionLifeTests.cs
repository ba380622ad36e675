using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;
using GovMedia.Workflows.Evidence;

namespace GovMedia.Functions.Tests.Objections;

public sealed class ObjectionLifeTests
{
    [Fact]
    public async Task Objection_LateAndThenDecided_RingsEachAtItsTimeAndSealsWhatHappened()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        Reply receipt = await instance.LodgeAsync();
        string caseNo = receipt["caseNo"];
        Assert.Equal("2025-10-13", receipt["dueDate"]);
        Assert.Equal("2025-10-14T00:00:00+08:00", receipt["dueAt"]);
        Assert.Equal("2025-09-26T10:00:00+08:00", receipt["receivedAt"]);
        Assert.Equal("YN-45b", receipt["rule"]);
        Assert.Equal("45", receipt["article"]);
        Assert.False(receipt.Json["provisional"]!.GetValue<bool>());
        Assert.Equal($"/api/objections/{caseNo}", receipt.Headers["Location"]);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{12}$", receipt["accessCode"]);

        await instance.MoveAsync("2025-10-14T09:00:00+08:00");

        string[] mail = [.. (await instance.GetAsync("/simulation/outbox")).Items.Select(static m => $"{m!["at"]} {m["template"]} {m["recipient"]}")];
        Assert.Equal(
            [
                "2025-09-26T10:00:00+08:00 objection.assigned yn-health.account-manager",
                "2025-09-26T10:00:00+08:00 objection.received applicant",
                "2025-10-09T09:00:00+08:00 clock.reminder yn-health.account-manager",
                "2025-10-11T09:00:00+08:00 clock.reminder yn-health.account-manager",
                "2025-10-14T00:00:00+08:00 clock.late.applicant applicant",
                "2025-10-14T00:00:00+08:00 clock.late.unit yn-health.unit-head",
                "2025-10-14T09:00:00+08:00 clock.late.supervising-unit yn-go.supervisor",
            ],
            mail.Order(StringComparer.Ordinal));
        string[] acts = await ActsAsync(instance, caseNo, "clock.");
        Assert.Equal(
            [
                "2025-10-09T09:00:00+08:00 clock.reminded",
                "2025-10-11T09:00:00+08:00 clock.reminded",
                "2025-10-14T00:00:00+08:00 clock.breached",
                "2025-10-14T00:00:00+08:00 clock.escalated",
                "2025-10-14T09:00:00+08:00 clock.escalated",
            ],
            acts);

        Reply followed = await instance.GetAsync(
            $"/api/objections/{caseNo}", null, ("X-Access-Code", receipt["accessCode"]));
        Assert.Equal("open", followed["state"]);
        Assert.Equal("breached", (string?)followed.Json["clocks"]![0]!["state"]);

        Assert.Equal(200, (await instance.DecideAsync(caseNo)).Status);
        byte[] package = await instance.EvidenceAsync(caseNo);
        Assert.Equal(VerdictStatus.Sound, EvidenceVerifier.Verify(package).Status);
        foreach (int place in new[] { 40, package.Length / 3, package.Length / 2, package.Length - 30 })
        {
            byte[] flipped = [.. package];
            flipped[place] ^= 1;
            Assert.NotEqual(VerdictStatus.Sound, EvidenceVerifier.Verify(flipped).Status);
        }

        Reply told = await instance.GetAsync(
            $"/api/objections/{caseNo}", null, ("X-Access-Code", receipt["accessCode"]));
        Assert.Equal("decided", told["state"]);
        Assert.Equal("upheld", (string?)told.Json["decision"]!["outcome"]);
        await instance.SizeAsync();
    }

    [Fact]
    public async Task Extension_GrantedByTheHead_MovesTheSameClockAndTellsTheApplicant()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        Reply receipt = await instance.LodgeAsync();
        string caseNo = receipt["caseNo"];
        Reply asked = await instance.PostAsync(
            $"/api/objections/{caseNo}/extension", new { workingDays = 30, reason = "须向两县核对。" }, "yn-health.editor");
        Assert.Equal(202, asked.Status);
        string taskId = (await instance.GetAsync("/api/tasks?state=open", "yn-health.unit-head"))
            .Items.Single(static t => (string?)t!["kind"] == "approve-extension")!["taskId"]!.ToString();

        Reply approved = await instance.PostAsync(
            $"/api/tasks/{taskId}/completion", new { outcome = "approved", reason = "同意" }, "yn-health.unit-head");

        Assert.Equal(200, approved.Status);
        JsonNode clock = approved.Json["clocks"]![0]!;
        Assert.Equal("2025-11-13", (string?)clock["dueDate"]);
        Assert.Equal("running", (string?)clock["state"]);
        JsonNode change = Assert.Single(clock["changes"]!.AsArray())!;
        Assert.Equal("2025-10-13", (string?)change["from"]);
        Assert.Equal("yn-health.unit-head", (string?)change["by"]);
        await instance.MoveAsync("2025-09-26T11:00:00+08:00");
        Assert.Contains(
            (await instance.GetAsync("/simulation/outbox")).Items, static m => (string?)m!["template"] == "objection.extended");
    }

    [Fact]
    public async Task Case_AsOfAnEarlierInstant_IsFoldedFromItsLedger()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        string caseNo = (await instance.LodgeAsync())["caseNo"];
        await instance.MoveAsync("2025-10-14T09:00:00+08:00");
        Assert.Equal(200, (await instance.DecideAsync(caseNo)).Status);

        Reply then = await instance.GetAsync($"/api/cases/{caseNo}?asOf=2025-10-13T23:59:59%2B08:00", "auditor");
        Reply now = await instance.GetAsync($"/api/cases/{caseNo}", "auditor");
        Reply overdue = await instance.GetAsync("/api/audit/overdue?asOf=2025-10-14T08:00:00%2B08:00", "auditor");

        Assert.Equal("open", then["state"]);
        Assert.Equal("running", (string?)then.Json["clocks"]![0]!["state"]);
        Assert.Equal("decided", now["state"]);
        Assert.Equal(caseNo, (string?)Assert.Single(overdue.Items)!["caseNo"]);
        Assert.Empty((await instance.GetAsync("/api/audit/overdue", "auditor")).Items);
    }

    private static async Task<string[]> ActsAsync(Instance instance, string caseNo, string prefix) =>
        [
            .. (await instance.GetAsync($"/api/cases/{caseNo}/ledger", "auditor")).Items
                .Where(e => e!["action"]!.ToString().StartsWith(prefix, StringComparison.Ordinal))
                .Select(static e => $"{e!["at"]} {e["action"]}"),
        ];
}
