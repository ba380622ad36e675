using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Law;

public sealed class CalendarTests
{
    [Fact]
    public async Task Notice_LoadedUnderAnOpenClock_MovesItsDateWithAnEntry()
    {
        await using Instance instance = await Instance.StartAsync("2026-12-23T10:00:00+08:00");
        Reply receipt = await instance.LodgeAsync();
        Assert.Equal("2027-01-04", receipt["dueDate"]);
        Assert.True(receipt.Json["provisional"]!.GetValue<bool>());
        JsonObject notice = Notice();

        Reply refused = await instance.SendAsync(HttpMethod.Put, "/api/calendars/CN/2027", "{\"days\":[]}", "admin");
        Reply loaded = await instance.SendAsync(HttpMethod.Put, "/api/calendars/CN/2027", notice.ToJsonString(), "admin");

        Assert.Equal((400, "invalid"), (refused.Status, refused.Code));
        Assert.True(loaded.Status == 200, loaded.Text);
        Assert.Equal(1, loaded.Json["recomputed"]!.GetValue<int>());
        Reply followed = await instance.GetAsync(
            $"/api/objections/{receipt["caseNo"]}", null, ("X-Access-Code", receipt["accessCode"]));
        JsonNode clock = followed.Json["clocks"]![0]!;
        Assert.False(clock["provisional"]!.GetValue<bool>());
        Assert.Contains(followed.Json["timeline"]!.AsArray(), static t => (string?)t!["action"] == "clock.reprojected");
    }

    private static JsonObject Notice()
    {
        JsonArray days = [];
        foreach (Rules.Calendar.HolidayDay day in Rules.Calendar.StatutoryHolidays.Of(2027))
        {
            days.Add((JsonNode)new JsonObject
            {
                ["name"] = day.Name,
                ["date"] = day.Date.ToString("yyyy-MM-dd", null),
                ["off"] = true,
            });
        }

        return new JsonObject { ["year"] = 2027, ["notice"] = "国办发明电〔2026〕号（试验）", ["days"] = days };
    }
}
