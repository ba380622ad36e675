using System.Globalization;
using GovMedia.Functions.Http;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;

namespace GovMedia.Functions.Deadlines;

/// <summary>Writes one open clock as an event of an iCalendar: its date, its clause, how it was counted.</summary>
/// <remarks>The case's number and unit are all that is said of the case: a feed leaves the house.</remarks>
internal static class DeadlineEvent
{
    /// <summary>Adds the event of a clock.</summary>
    public static void Write(CalendarText text, CaseFile file, CaseClock clock, CaseLaw law)
    {
        ClockRule rule = law.RuleOf(clock);
        text.Line("BEGIN:VEVENT");
        text.Line($"UID:{file.CaseNo}.{clock.Id}@govmedia");
        text.Line($"DTSTAMP:{CalendarText.Moment(clock.Changes.LastOrDefault()?.At ?? clock.StartedAt)}");
        text.Line(string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{clock.Changes.Count}"));
        WriteTime(text, clock);
        text.Words("SUMMARY", $"{State(clock)}{file.CaseNo} {rule.Title.Zh}{(clock.Provisional ? "（暂定）" : "")}");
        text.Words("DESCRIPTION", Describe(clock, rule, law));
        text.Line($"STATUS:{(clock.Provisional || clock.SubjectToNextNotice ? "TENTATIVE" : "CONFIRMED")}");
        text.Words("CATEGORIES", clock.Kind);
        text.Line("TRANSP:TRANSPARENT");
        text.Line("END:VEVENT");
    }

    // A day's limit is a whole day; of a floor the first on which the next step is lawful. Hours are at their minute.
    private static void WriteTime(CalendarText text, CaseClock clock)
    {
        if (clock.DueAt != ChinaTime.EndOf(clock.DueDate) && clock.Kind != "floor")
        {
            text.Line($"DTSTART:{CalendarText.Moment(clock.DueAt)}");
            text.Line($"DTEND:{CalendarText.Moment(clock.DueAt)}");
            return;
        }

        DateOnly day = clock.Kind == "floor" ? ChinaTime.DateOf(clock.DueAt) : clock.DueDate;
        text.Line($"DTSTART;VALUE=DATE:{CalendarText.Day(day)}");
        text.Line($"DTEND;VALUE=DATE:{CalendarText.Day(day.AddDays(1))}");
    }

    private static string State(CaseClock clock) =>
        clock.State == ClockState.Breached ? "【逾期】" : clock.Kind switch
        {
            "floor" => "【最早可办】",
            "target" => "【目标】",
            _ => "【届满】",
        };

    private static string Describe(CaseClock clock, ClockRule rule, CaseLaw law)
    {
        List<string> lines =
        [
            $"责任单位：{clock.Unit}",
            $"依据：{law.Cite(clock.Rule)}",
            $"计算：{CountingNote.Of(rule.Limit, clock.StartedAt, law.Calendar, clock.Budget).Zh}",
        ];
        if (clock.Kind == "target")
        {
            lines.Add($"管理目标，非法定期限{(rule.SoftWord is { } word ? $"（“{word}”）" : "")}");
        }

        lines.AddRange(clock.Changes.Select(static c =>
            string.Create(CultureInfo.InvariantCulture, $"变更：{c.From:yyyy-MM-dd} → {c.To:yyyy-MM-dd}（{c.Why}）")));
        if (clock.Provisional)
        {
            lines.Add("暂定：该年度放假安排通知尚未载入，载入后重新计算");
        }
        else if (clock.SubjectToNextNotice)
        {
            lines.Add("可能因下一年度放假安排通知而变动");
        }

        return string.Join('\n', lines);
    }
}
