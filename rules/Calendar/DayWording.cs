namespace GovMedia.Rules.Calendar;

/// <summary>Puts what a day is into words.</summary>
internal static class DayWording
{
    private static readonly (string Zh, string En)[] Festivals =
    [
        ("元旦", "New Year's Day"),
        ("除夕", "Spring Festival Eve"),
        ("春节", "Spring Festival"),
        ("清明节", "Qingming Festival"),
        ("劳动节", "Labour Day"),
        ("端午节", "Dragon Boat Festival"),
        ("中秋节", "Mid-Autumn Festival"),
        ("国庆节", "National Day"),
        ("泼水节", "Water-Splashing Festival"),
        ("火把节", "Torch Festival"),
        ("三月街", "March Fair"),
        ("目瑙纵歌节", "Munao Festival"),
        ("彝族年", "Yi New Year"),
        ("阔时节", "Kuoshi Festival"),
        ("矻扎扎节", "Kuzhazha Festival"),
        ("三月三", "March Third Festival"),
        ("藏历新年", "Tibetan New Year"),
    ];

    public static LegalDay Ordinary(bool weekend, bool provisional)
    {
        LocalText why = (weekend, provisional) switch
        {
            (false, false) => new("工作日", "working day"),
            (true, false) => new("周末", "weekend"),
            (false, true) => new("工作日（暂定，该年放假通知尚未发布）", "working day (provisional, no notice for the year yet)"),
            (true, true) => new("周末（暂定，该年放假通知尚未发布）", "weekend (provisional, no notice for the year yet)"),
        };
        return new LegalDay(weekend ? DayKind.Weekend : DayKind.Weekday, null, null, provisional, why);
    }

    public static LegalDay Set(HolidayDay day, string notice, bool provisional)
    {
        bool weekend = day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        string festival = day.Name.Replace("调休上班", "", StringComparison.Ordinal);
        string english = English(festival);
        DayKind kind = day.Off ? DayKind.Holiday : weekend ? DayKind.MakeupWorkday : DayKind.Weekday;
        LocalText why = kind switch
        {
            DayKind.Holiday => new($"{festival}放假（{notice}）", $"{english}, day off ({notice})"),
            DayKind.MakeupWorkday => new($"{festival}调休上班（{notice}）", $"make-up working day, {english} ({notice})"),
            _ => new($"工作日（{notice}）", $"working day ({notice})"),
        };
        return new LegalDay(kind, day.Name, notice, provisional, why);
    }

    public static LegalDay Statutory(HolidayDay day) => new(
        DayKind.Holiday,
        day.Name,
        null,
        true,
        new LocalText($"{day.Name}，法定节假日（暂定）", $"{English(day.Name)}, statutory holiday (provisional)"));

    private static string English(string name)
    {
        string[] found = Festivals.Where(f => name.Contains(f.Zh, StringComparison.Ordinal))
            .Select(f => f.En).ToArray();
        return found.Length == 0 ? name : string.Join(" and ", found);
    }
}
