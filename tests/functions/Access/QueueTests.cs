using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Access;

public sealed class QueueTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Fact]
    public async Task Queue_OverAllProcedures_GoesByLegalTimeLeft()
    {
        await _instance.LodgeAsync();
        await _instance.PostAsync(
            "/api/certificates", new { kind = "licence", issuedOn = "2022-09-01", validUntil = "2025-09-25", sha256 = new string('0', 64) }, "yn-health.account-manager");
        await _instance.MoveAsync("2025-09-26T10:00:30+08:00");
        await _instance.PostAsync("/api/accounts/yn-health-weibo/closure", new { reason = "work" }, "yn-health.account-manager");

        Reply queue = await _instance.GetAsync("/api/tasks?unit=yn-health", "yn-go.supervisor");

        Assert.Equal(
            [("renew", "overdue", -1, "target"), ("handle", "later", 7, "ceiling"), ("collective", "none", null, null), ("head", "none", null, null)],
            queue.Items.Select(static t => (
                (string)t!["kind"]!, (string)t["urgency"]!, (int?)t["workingDaysLeft"], (string?)t["dueKind"])));
        Assert.Null((await _instance.GetAsync("/api/tasks?unit=yn-health&state=done", "auditor")).Items.FirstOrDefault()?["urgency"]);
    }
}
