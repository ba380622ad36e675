using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Register;

public sealed class TimeLeftTests
{
    [Theory]
    [InlineData("2025-09-26T10:00", 7, "later")] // across National Day, make-up days counted
    [InlineData("2025-10-09T10:00", 3, "soon")] // Friday, the make-up Saturday, Monday
    [InlineData("2025-10-12T10:00", 1, "soon")] // a Sunday off
    [InlineData("2025-10-13T23:59", 0, "today")]
    [InlineData("2025-10-14T00:00", -1, "overdue")]
    [InlineData("2025-10-15T09:00", -2, "overdue")]
    public void TimeLeft_OfALimitThatEndsOn13October_IsCountedInWorkingDays(string now, int days, string urgency) => Assert.Equal(
        new TimeLeft(days, urgency),
        TimeLeft.Of(FakeTime.China(now), FakeTime.China("2025-10-14T00:00"), CalendarSet.Released.National));

    [Fact]
    public void TimeLeft_WithoutALimitOrBeyondTheCalendar_IsNoNumber()
    {
        DateTimeOffset now = FakeTime.China("2025-09-26T10:00");

        Assert.Equal(new TimeLeft(null, "none"), TimeLeft.Of(now, null, CalendarSet.Released.National));
        Assert.Equal(new TimeLeft(null, "later"), TimeLeft.Of(now, FakeTime.China("2199-01-01T00:00"), CalendarSet.Released.National));
    }
}
