namespace GovMedia.Rules.Calendar;

public sealed partial class WorkingCalendar
{
    /// <summary>Builds a calendar from layers.</summary>
    /// <param name="layers">The national layer and any regional ones, in any order; the narrowest wins a day.</param>
    /// <exception cref="ArgumentException">There is no national layer, or it holds no notice.</exception>
    public static WorkingCalendar Build(IEnumerable<CalendarLayer> layers) =>
        Build(layers, new Dictionary<int, IReadOnlyList<HolidayDay>>());

    /// <summary>As <see cref="Build(IEnumerable{CalendarLayer})"/>, with days for years without a notice.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="statutory">Days by year; a year that is missing is computed from the statute.</param>
    internal static WorkingCalendar Build(
        IEnumerable<CalendarLayer> layers, IReadOnlyDictionary<int, IReadOnlyList<HolidayDay>> statutory) =>
        new(new CalendarPlan(layers, statutory));
}
