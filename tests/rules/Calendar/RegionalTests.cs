using System.Text.Json;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Calendar;

public sealed class RegionalTests
{
    private static readonly CalendarSet Set = CalendarSet.Released;

    [Theory]
    [InlineData("533100", "2023-04-12", false)] // 德宏: 泼水节
    [InlineData("533100", "2023-04-16", true)] // 德宏: a Sunday made a working day
    [InlineData("533102", "2023-04-12", true)] // 瑞丽 works on the first day of its prefecture's break
    [InlineData("533102", "2023-04-13", false)]
    [InlineData("533102", "2023-04-14", false)]
    [InlineData("533102", "2023-04-15", false)] // an ordinary weekend
    [InlineData("533102", "2023-04-16", false)]
    [InlineData("533102", "2023-02-06", false)] // 目瑙纵歌节 of the prefecture holds in the county
    [InlineData("532900", "2023-05-06", false)] // 大理: 三月街 on a national make-up Saturday
    [InlineData("533400", "2024-02-18", false)] // 迪庆: on a national make-up Sunday
    [InlineData("533400", "2024-09-14", false)]
    [InlineData("533100", "2024-02-18", true)] // 阔时节 is for the Lisu: never applied
    [InlineData("533100", "2023-03-20", true)] // 阿露窝罗节 is for the Achang
    [InlineData("532800", "2019-04-20", true)] // 西双版纳: local make-up days
    [InlineData("532800", "2022-04-09", true)]
    [InlineData("533300", "2023-12-29", false)] // 怒江: runs into New Year
    [InlineData("530724", "2023-08-09", false)] // 宁蒗
    [InlineData("530102", "2023-05-06", true)] // a county without a layer has the national calendar
    public void IsWorkingDay_InARegion_FollowsItsLayers(string region, string date, bool working) =>
        Assert.Equal(working, Set.For(region).IsWorkingDay(Written.Day(date)));

    [Theory]
    [InlineData("CN", "2025-04-18")]
    [InlineData("532800", "2025-04-23")] // 西双版纳 is off from the 14th to the 16th
    [InlineData("532822", "2025-04-23")] // so is 勐海县 within it
    public void SevenWorkingDays_From20250409_DependOnTheLayer(string region, string due) => Assert.Equal(
        Written.Day(due), Set.For(region).WorkingDayAfter(new DateOnly(2025, 4, 9), 7));

    [Fact]
    public void EarlierAndLater_OfTwoReadings_PickTheirs()
    {
        TimeLimit limit = TimeLimit.WorkingDays(7);
        DateTimeOffset start = ChinaTime.StartOf(new DateOnly(2025, 4, 9));
        Deadline national = Deadline.Compute(limit, start, Set.National);
        Deadline regional = Deadline.Compute(limit, start, Set.For("532800"));
        Assert.Equal(national, regional.EarlierOf(national));
        Assert.Equal(regional, national.LaterOf(regional));
    }

    [Fact]
    public void Layers_OfTheRelease_HoldEveryRegionalEntryWithItsSource()
    {
        HolidayNotice[] regional = Set.Notices.Where(n => n.Region != "CN").ToArray();
        Assert.Equal(43, regional.Length);
        Assert.All(regional, n => Assert.NotEmpty(n.Sources));
        Assert.Equal(4, regional.Count(n => !n.BindsEverybody));
        Assert.All(regional, n => Assert.Empty(NoticeUpload.Validate(n)));
    }

    [Fact]
    public void Calendars_OfEveryLocality_FollowEveryEntryOfTheFile()
    {
        using Stream file = typeof(WorkingCalendar).Assembly
            .GetManifestResourceStream("Calendar/regional_yunnan.json")!;
        using JsonDocument json = JsonDocument.Parse(file);
        Dictionary<string, string> codes = Set.Regions.Values.ToDictionary(r => r.Name, r => r.Code);
        foreach (JsonElement entry in json.RootElement.GetProperty("entries").EnumerateArray())
        {
            WorkingCalendar calendar = Set.For(codes[entry.GetProperty("locality").GetString()!]);
            bool applies = entry.GetProperty("scope").GetString() == "all";
            foreach (DateOnly date in Dates(entry, "overridesNationalWorkingDays"))
            {
                Assert.Equal(applies, !calendar.IsWorkingDay(date));
                Assert.True(Set.National.IsWorkingDay(date));
            }

            Assert.All(Dates(entry, "work"), d => Assert.Equal(DayKind.MakeupWorkday, calendar[d].Kind));
        }

        static IEnumerable<DateOnly> Dates(JsonElement entry, string field) =>
            entry.GetProperty(field).EnumerateArray().Select(d => Written.Day(d.GetString()!));
    }

    [Fact]
    public void RegionalUpload_MayCancelAHolidayOnAWeekday()
    {
        HolidayNotice county = new()
        {
            Region = "533102",
            Year = 2024,
            Days = [new HolidayDay(new DateOnly(2024, 4, 11), false, "泼水节")],
        };
        WorkingCalendar calendar = Set.With(county).For("533102");
        Assert.Empty(NoticeUpload.Validate(county));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2024, 4, 11)));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2024, 4, 12))); // the prefecture's break is displaced as a whole
        Assert.False(Set.For("533103").IsWorkingDay(new DateOnly(2024, 4, 11))); // a sister county keeps it
    }

    [Theory]
    [InlineData("yunnan")]
    [InlineData("000000")]
    [InlineData("53280")]
    public void For_ACodeThatIsNone_Throws(string code) =>
        Assert.Throws<ArgumentException>(() => Set.For(code));
}
