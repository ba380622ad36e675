using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovMedia.Rules.Calendar;

/// <summary>A notice that arranges the days off of one year for one region (放假安排通知).</summary>
/// <remarks>Source of the power: 全国年节及纪念日放假办法 (国务院令第795号), national; article 4, regional.</remarks>
public sealed record HolidayNotice
{
    /// <summary>The region code of national notices.</summary>
    public const string National = "CN";

    /// <summary>The region: <c>CN</c> or a six-digit administrative division code (行政区划代码).</summary>
    public string Region { get; init; } = National;

    /// <summary>The calendar year that is arranged.</summary>
    public int Year { get; init; }

    /// <summary>Document number (文号); null where a reprint does not give it.</summary>
    [JsonPropertyName("notice")]
    public string? DocumentNumber { get; init; }

    /// <summary>The day the notice bears; null where unknown.</summary>
    public DateOnly? Issued { get; init; }

    /// <summary>The day it was made public; null where unknown.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Addresses where the notice was read; may be empty.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>How far to trust it, such as <c>official</c> or <c>reprint</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The days set within the year, in order of date; weekends without change need no entry.</summary>
    public IReadOnlyList<HolidayDay> Days { get; init; } = [];

    /// <summary>Days of the last week of the year before that this notice sets; may be empty.</summary>
    [JsonPropertyName("daysInPreviousYearSetByThisNotice")]
    public IReadOnlyList<HolidayDay> PreviousYearDays { get; init; } = [];

    /// <summary>Later notices already worked into <see cref="Days"/>; may be empty.</summary>
    public IReadOnlyList<NoticeAmendment> Amendments { get; init; } = [];

    /// <summary>Whom it binds: <c>all</c>, or the people or settlement it is limited to.</summary>
    public string Scope { get; init; } = "all";

    /// <summary>A remark on the notice; null where there is none.</summary>
    public string? Note { get; init; }

    /// <summary>True when it binds everybody in the region; a notice for one people never makes a day off.</summary>
    [JsonIgnore]
    public bool BindsEverybody => Scope == "all";

    /// <summary>The day from which the public could know the newest state; null where no date is known.</summary>
    [JsonIgnore]
    public DateOnly? KnownFrom =>
        Amendments.Count > 0 ? Amendments.Max(a => a.KnownFrom) : Published ?? Issued;

    /// <summary>Every day it sets, the previous year's first, in order of date.</summary>
    [JsonIgnore]
    public IEnumerable<HolidayDay> AllDays => PreviousYearDays.Concat(Days).OrderBy(d => d.Date);

    /// <summary>What to cite for a day: the amending notice, the notice, or its region and year.</summary>
    /// <param name="day">A day of this notice.</param>
    public string Cite(HolidayDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.SetBy ?? DocumentNumber ?? $"{Region}/{Year}";
    }

    /// <summary>Reads a notice in the form of the files under <c>Calendar/</c>.</summary>
    /// <param name="json">The text.</param>
    /// <param name="region">The region it is for; stands in for one the text does not name.</param>
    /// <exception cref="JsonException">The text is no notice; the message names the path.</exception>
    public static HolidayNotice Parse(string json, string region = National)
    {
        HolidayNotice notice = JsonSerializer.Deserialize<HolidayNotice>(json, CalendarJson.Options)
            ?? throw new JsonException("A holiday notice is a JSON object, not null.");
        return notice with { Region = region };
    }

    /// <summary>Writes the notice in the form that <see cref="Parse"/> reads.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CalendarJson.Options);
}
