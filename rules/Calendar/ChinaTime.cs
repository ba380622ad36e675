namespace GovMedia.Rules.Calendar;

/// <summary>China time (北京时间), a fixed UTC+8; the one place that turns a legal day into an instant and back.</summary>
public static class ChinaTime
{
    /// <summary>The hour at which reminders ring on a working day.</summary>
    public static readonly TimeOnly OfficeOpens = new(9, 0);

    /// <summary>The fixed offset from UTC; China has kept no summer time since 1991.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The legal day on which an instant falls.</summary>
    /// <param name="instant">Any instant, whatever its own offset.</param>
    public static DateOnly DateOf(DateTimeOffset instant) =>
        DateOnly.FromDayNumber((int)((instant.UtcTicks + Offset.Ticks) / TimeSpan.TicksPerDay));

    /// <summary>The same instant written with China's offset.</summary>
    /// <param name="instant">Any instant, whatever its own offset.</param>
    public static DateTimeOffset At(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>A time of day on a legal day, as an instant.</summary>
    /// <param name="date">The legal day.</param>
    /// <param name="time">The time of day in China.</param>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) =>
        new((date.DayNumber * TimeSpan.TicksPerDay) + time.Ticks, Offset);

    /// <summary>The first instant of a legal day, 00:00 China time, inclusive.</summary>
    /// <param name="date">The legal day.</param>
    public static DateTimeOffset StartOf(DateOnly date) => new(date.DayNumber * TimeSpan.TicksPerDay, Offset);

    /// <summary>The end (24:00) of a legal day: 00:00 China time of the day after, exclusive.</summary>
    /// <param name="date">The legal day.</param>
    /// <remarks>Source: Civil Code, article 203 (期间的最后一日的截止时间为二十四时).</remarks>
    public static DateTimeOffset EndOf(DateOnly date) => new((date.DayNumber + 1L) * TimeSpan.TicksPerDay, Offset);

    /// <summary>09:00 China time of a legal day, when reminders and escalations ring.</summary>
    /// <param name="date">The legal day.</param>
    public static DateTimeOffset MorningOf(DateOnly date) => At(date, OfficeOpens);
}
