using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Tests.Calendar;

public sealed class ChinaTimeTests
{
    [Theory]
    [InlineData("2026-02-13T15:59:59Z", "2026-02-13")] // 23:59:59 in China
    [InlineData("2026-02-13T16:00:00Z", "2026-02-14")] // midnight in China
    [InlineData("2026-02-14T05:59:59+14:00", "2026-02-13")] // whatever the offset it is written in
    public void DateOf_AnInstant_IsTheDayInChina(string instant, string date) =>
        Assert.Equal(Written.Day(date), ChinaTime.DateOf(Written.At(instant)));

    [Fact]
    public void EndOf_ADay_IsMidnightOfTheNext()
    {
        DateTimeOffset end = ChinaTime.EndOf(new DateOnly(2026, 12, 31));
        Assert.Equal("2027-01-01T00:00:00+08:00", $"{end:yyyy-MM-ddTHH:mm:sszzz}");
        Assert.Equal(ChinaTime.StartOf(new DateOnly(2027, 1, 1)), end);
    }

    [Fact]
    public void MorningOf_ADay_IsNine() => Assert.Equal(
        Written.At("2026-10-10T01:00:00Z"), ChinaTime.MorningOf(new DateOnly(2026, 10, 10)));
}
