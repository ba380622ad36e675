using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Access;

public sealed class PeopleTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Theory]
    [InlineData("/api/users")]
    [InlineData("/api/units")]
    public async Task List_InPages_IsTheWholeListInOrder(string path)
    {
        List<string> paged = [];
        string? cursor = "";
        while (cursor is not null)
        {
            Reply page = await _instance.GetAsync($"{path}?limit=5&cursor={cursor}", "admin");
            Assert.InRange(page.Items.Count, 1, 5);
            paged.AddRange(page.Items.Select(static i => (string)i!["id"]!));
            cursor = (string?)page.Json["nextCursor"];
        }

        Reply whole = await _instance.GetAsync($"{path}?limit=500", "admin");
        Assert.Equal(whole.Items.Select(static i => (string)i!["id"]!), paged);
        Assert.Equal(paged.Order(StringComparer.Ordinal), paged);
    }

    [Fact]
    public async Task List_LimitNotAcceptable_SaysWhatIs()
    {
        Reply reply = await _instance.GetAsync("/api/units?limit=0", "admin");

        Assert.Equal((400, "invalid"), (reply.Status, reply.Code));
        Assert.Contains("500", reply.Json["errors"]!["limit"]![0]!.ToString(), StringComparison.Ordinal);
    }
}
