namespace GovMedia.Standalone;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2025-09-26T10:00:00Z", "2025-09-26T10:05:00Z")] // seconds first
    [InlineData("30 0 1 * * *", "2025-09-26T17:00:30Z", "2025-09-27T01:00:30Z")] // 09:00:30 in China
    [InlineData("0 0 1 * * 1-5", "2025-09-26T01:00:00Z", "2025-09-29T01:00:00Z")] // Friday to Monday
    [InlineData("0 0 0 29 2 *", "2025-09-26T00:00:00Z", "2028-02-29T00:00:00Z")] // the next leap year
    [InlineData("*/5 * * * *", "2025-09-26T10:01:00Z", "2025-09-26T10:05:00Z")] // five fields: minutes first
    [InlineData("1.00:00:00", "2025-09-26T10:00:00Z", "2025-09-27T10:00:00Z")] // a time span
    public void Schedule_AfterAMoment_OccursAt(string text, string moment, string next) => Assert.Equal(
        DateTimeOffset.Parse(next, null), TimerSchedule.Parse(text)!.After(DateTimeOffset.Parse(moment, null)));

    [Theory]
    [InlineData("")]
    [InlineData("daily")]
    [InlineData("0 0 25 * * *")]
    [InlineData("0 0 0 0 * * *")]
    [InlineData("00:00:00")]
    [InlineData("-00:05:00")]
    public void Schedule_ThatIsNone_IsNull(string text) => Assert.Null(TimerSchedule.Parse(text));
}
