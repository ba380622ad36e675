using System.Text.Json.Nodes;
using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Tests.Calendar;

public sealed class NoticeUploadTests
{
    [Fact]
    public void Read_ASoundNotice_IsAccepted()
    {
        NoticeUpload upload = Read(_ => { });
        Assert.Empty(upload.Errors);
        Assert.Equal("国办发明电〔2026〕9号", upload.Notice?.DocumentNumber);
        Assert.Equal(2027, upload.Notice?.Year);
    }

    [Fact]
    public void Read_AWeekendMarkedOff_IsAccepted() =>
        Assert.Empty(Read(n => Add(n, "2027-01-02", true)).Errors);

    [Fact]
    public void Read_AMakeUpSaturday_IsAccepted() =>
        Assert.Empty(Read(n => Add(n, "2027-02-20", false)).Errors);

    [Fact]
    public void Read_AWeekdayMarkedMakeUp_NamesTheField() =>
        Assert.Equal("days[0].off", Field(n => Insert(n, "2027-02-22", false)));

    [Fact]
    public void Read_ADateOfAnotherYear_NamesTheField() =>
        Assert.Equal("days[0].date", Field(n => Insert(n, "2026-12-31", true)));

    [Fact]
    public void Read_ADateTwice_NamesTheSecond() =>
        Assert.Equal("days[1].date", Field(n => Insert(n, "2027-01-01", true)));

    [Fact]
    public void Read_WithoutAStatutoryDay_NamesDays() =>
        Assert.Equal("days", Field(n => n["days"]!.AsArray().RemoveAt(4)));

    [Fact]
    public void Read_AStatutoryDayMarkedWorking_IsRefused() =>
        Assert.Contains("days", Read(n => n["days"]![5]!["off"] = false).Errors.Keys);

    [Fact]
    public void Read_TheYearOfAnother_NamesYear() => Assert.Equal("year", Field(n => n["year"] = 2026));

    [Fact]
    public void Read_PublishedBeforeIssued_NamesPublished() =>
        Assert.Equal("published", Field(n => n["published"] = "2026-11-01"));

    [Fact]
    public void Read_WithoutWhetherOff_NamesTheDay() =>
        Assert.StartsWith("days[0]", Field(n => n["days"]![0]!.AsObject().Remove("off")), StringComparison.Ordinal);

    [Fact]
    public void Read_ADayThatIsNull_NamesItAndSaysWhatIsAccepted()
    {
        NoticeUpload upload = Read(n => n["days"]!.AsArray().Insert(2, null));
        (string field, string[] said) = Assert.Single(upload.Errors);
        Assert.Equal("days[2]", field);
        Assert.Contains("\"off\": true", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ADateThatIsNone_NamesTheField() =>
        Assert.Equal("days[0].date", Field(n => n["days"]![0]!["date"] = "2027-02-30"));

    [Fact]
    public void Read_WhatIsNotJson_NamesTheBody() =>
        Assert.Equal("body", Assert.Single(NoticeUpload.Read("no", "CN", 2027).Errors).Key);

    [Fact]
    public void Read_ForARegionThatIsNone_NamesTheRegion() =>
        Assert.Equal("region", Assert.Single(NoticeUpload.Read("{}", "yunnan", 2027).Errors).Key);

    [Fact]
    public void Read_DaysOfLastDecember_AreAcceptedInTheirOwnField()
    {
        NoticeUpload upload = Read(n => n["daysInPreviousYearSetByThisNotice"] = new JsonArray(
            new JsonObject { ["date"] = "2026-12-31", ["off"] = true, ["name"] = "元旦" }));
        Assert.Empty(upload.Errors);
        Assert.False(CalendarSet.Released.With(upload.Notice!).National.IsWorkingDay(new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void Validate_EveryReleasedNotice_IsSound() =>
        Assert.All(CalendarSet.Released.Notices, n => Assert.Empty(NoticeUpload.Validate(n)));

    private static string Field(Action<JsonObject> change)
    {
        NoticeUpload upload = Read(change);
        Assert.Null(upload.Notice);
        return Assert.Single(upload.Errors).Key;
    }

    private static NoticeUpload Read(Action<JsonObject> change)
    {
        JsonObject notice = new()
        {
            ["year"] = 2027,
            ["notice"] = "国办发明电〔2026〕9号",
            ["issued"] = "2026-11-25",
            ["published"] = "2026-11-25",
            ["days"] = new JsonArray(StatutoryHolidays.Of(2027).Select(d => (JsonNode)new JsonObject
            {
                ["date"] = Written.Iso(d.Date),
                ["off"] = true,
                ["name"] = d.Name,
            }).ToArray()),
        };
        change(notice);
        return NoticeUpload.Read(notice.ToJsonString(), "CN", 2027);
    }

    private static void Add(JsonObject notice, string date, bool off) =>
        notice["days"]!.AsArray().Add(Day(date, off));

    private static void Insert(JsonObject notice, string date, bool off) =>
        notice["days"]!.AsArray().Insert(0, Day(date, off));

    private static JsonObject Day(string date, bool off) =>
        new() { ["date"] = date, ["off"] = off, ["name"] = "春节" };
}
