using GovMedia.Functions.Tests.Running;
using GovMedia.Workflows.Evidence;

namespace GovMedia.Functions.Tests.Audit;

public sealed class AuditTests
{
    [Fact]
    public async Task Register_AfterADay_IsSealedProvenCountedAndExported()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        Reply receipt = await instance.LodgeAsync();
        string proof = $"/api/transparency/proofs/{receipt["receipt"]}";
        Reply early = await instance.GetAsync(proof);
        Assert.Equal((404, "not-yet-sealed"), (early.Status, early.Code));

        await instance.MoveAsync("2025-09-27T00:06:00+08:00");

        Assert.Equal(200, (await instance.GetAsync(proof)).Status);
        Assert.Single((await instance.GetAsync("/api/transparency/heads")).Items);
        Reply statistics = await instance.GetAsync("/api/audit/statistics?from=2025-09-01&to=2025-09-30", "auditor");
        Assert.Equal(1, statistics.Json["total"]!["received"]!.GetValue<int>());
        Assert.Equal("yn-health", (string?)Assert.Single(statistics.Items)!["unit"]);
        Reply table = await instance.GetAsync("/api/audit/export?format=csv", "auditor");
        Assert.Contains("objection.received", table.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("申请人甲", table.Text, StringComparison.Ordinal);
        Reply lines = await instance.GetAsync(
            $"/api/cases/{receipt["caseNo"]}/ledger", "auditor", ("Accept", "application/x-ndjson"));
        Assert.Equal(VerdictStatus.Sound, EvidenceVerifier.Verify(lines.Body).Status);
        byte[] changed = [.. lines.Body];
        changed[lines.Text.IndexOf("applicant", StringComparison.Ordinal)] ^= 1;
        Assert.Equal(VerdictStatus.Broken, EvidenceVerifier.Verify(changed).Status);
        await instance.SizeAsync();
    }

    [Fact]
    public async Task History_OfARunningCase_IsReadRawAndAsLaw()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        string caseNo = (await instance.LodgeAsync())["caseNo"];
        await instance.SizeAsync();

        Reply raw = await instance.GetAsync($"/api/cases/{caseNo}/history?view=raw", "auditor");
        Reply law = await instance.GetAsync($"/api/cases/{caseNo}/history?view=law", "auditor", ("Accept-Language", "en"));
        Reply evidence = await instance.GetAsync($"/api/cases/{caseNo}/evidence", "auditor");
        Reply draft = await instance.GetAsync($"/api/cases/{caseNo}/evidence?draft=true", "auditor");

        Assert.Contains(raw.Items, static e => (string?)e!["eventType"] == "ExecutionStarted");
        Assert.Contains(law.Items, static e => e!["what"]!.ToString().StartsWith("Waits until 2025-10-09T09:00:00", StringComparison.Ordinal));
        Assert.Equal((404, "evidence-not-sealed"), (evidence.Status, evidence.Code));
        Assert.Equal(200, draft.Status);
        Assert.DoesNotContain("申请人甲", raw.Text, StringComparison.Ordinal);
    }
}
