using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Law;

public sealed class DeadlineFeedTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Fact]
    public async Task Feed_OfAUnit_HoldsItsOpenClocksWithClauseAndCount()
    {
        Reply receipt = await _instance.LodgeAsync();
        string caseNo = receipt["caseNo"];
        string due = receipt["dueDate"].Replace("-", "", StringComparison.Ordinal);

        string own = Unfolded(await _instance.GetAsync("/api/deadlines.ics", "yn-health.account-manager"));

        string[] lines = Event(own, caseNo);
        Assert.Contains($"DTSTART;VALUE=DATE:{due}", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
        string words = lines.Single(static l => l.StartsWith("DESCRIPTION:", StringComparison.Ordinal));
        Assert.Contains("云南省政务新媒体管理办法", words, StringComparison.Ordinal);
        Assert.Contains("第四十五条", words, StringComparison.Ordinal);
        Assert.Contains("至第7个工作日", words, StringComparison.Ordinal);
        Assert.DoesNotContain("citizen.example", own, StringComparison.Ordinal);

        // The supervising unit sees the units below it, another unit nothing of it.
        Assert.Contains(caseNo, Unfolded(await _instance.GetAsync("/api/deadlines.ics", "yn-go.supervisor")), StringComparison.Ordinal);
        Assert.DoesNotContain(
            caseNo, Unfolded(await _instance.GetAsync("/api/deadlines.ics", "yn-culture.editor")), StringComparison.Ordinal);
        Assert.Equal(403, (await _instance.GetAsync("/api/deadlines.ics?unit=yn-health", "yn-culture.editor")).Status);
        Assert.Equal(401, (await _instance.GetAsync("/api/deadlines.ics")).Status);
    }

    [Fact]
    public async Task Feed_ByItsAddress_NeedsNoSessionAndNoOtherTokenPasses()
    {
        string caseNo = (await _instance.LodgeAsync())["caseNo"];
        Uri address = new((await _instance.GetAsync("/api/feeds", "yn-health.account-manager"))["deadlines"]);

        Assert.Contains(caseNo, Unfolded(await _instance.GetAsync(address.PathAndQuery)), StringComparison.Ordinal);
        string forged = address.PathAndQuery.Replace("yn-health.account-manager", "yn-go.supervisor", StringComparison.Ordinal);
        Assert.NotEqual(forged, address.PathAndQuery);
        Reply refused = await _instance.GetAsync(forged);
        Assert.Equal((404, "unknown-feed"), (refused.Status, refused.Code));
    }

    private static string[] Event(string calendar, string caseNo) => calendar.Split("BEGIN:VEVENT")
        .Single(e => e.Contains($"UID:{caseNo}.handle-objection@", StringComparison.Ordinal)).Split("\r\n");

    private static string Unfolded(Reply reply)
    {
        Assert.Equal(200, reply.Status);
        Assert.All(reply.Text.Split("\r\n"), static l => Assert.True(System.Text.Encoding.UTF8.GetByteCount(l) <= 75, l));
        return reply.Text.Replace("\r\n ", "", StringComparison.Ordinal);
    }
}
