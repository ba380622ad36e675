using System.Text.Json.Serialization;

namespace GovMedia.Rules.Calendar;

/// <summary>One day that a notice sets.</summary>
/// <param name="Date">The legal day.</param>
/// <param name="Off">True for a day off, false for a working day (on a weekend: a make-up day, 调休上班).</param>
/// <param name="Name">The holiday's name as the notice gives it.</param>
public sealed record HolidayDay(DateOnly Date, bool Off, string Name)
{
    /// <summary>Document number of the amending notice that set this day; null where the notice itself did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SetBy { get; init; }
}
