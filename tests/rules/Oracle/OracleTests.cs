using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Oracle;

/// <summary>Every worked case of the oracle; a fact lists the rows that differ.</summary>
public sealed class OracleTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;

    [Fact]
    public void Deadlines_OfEveryRow_AreTheOracles()
    {
        IReadOnlyList<IDictionary<string, string>> rows = OracleRows.Read("deadlines.csv");
        Assert.Equal(733, rows.Count);
        Assert.Empty(rows.Where(r => Computed(r) != Expected(r))
            .Select(r => $"{r["case_id"]}: {Computed(r)} instead of {Expected(r)}"));

        static string Expected(IDictionary<string, string> row) => string.Join(
            ' ', row["start_date"], row["start_kind"], row["start_is_workday"], row["due_date"],
            row["due_kind"].Split('(')[0], row["due_end_exclusive"], row["status"], row["due_date_latest_projection"]);

        static string Computed(IDictionary<string, string> row)
        {
            Deadline due = Deadline.Compute(
                TimeLimit.WorkingDays(row.Number("n")), row.Instant("start"), National);
            Assert.Equal(due, Deadline.Compute(
                TimeLimit.WorkingDays(row.Number("n")), row.Instant("start_utc"), National, Budget.None));
            return string.Join(
                ' ', $"{due.StartDate:yyyy-MM-dd}", Kind(due.StartDate),
                National.IsWorkingDay(due.StartDate) ? "true" : "false", $"{due.DueDate:yyyy-MM-dd}",
                Kind(due.DueDate), $"{due.DueAt:yyyy-MM-ddTHH:mm:sszzz}", due.Provisional ? "provisional" : "firm",
                $"{due.DueLatest:yyyy-MM-dd}");
        }

        static string Kind(DateOnly date) => National[date].Kind switch
        {
            DayKind.MakeupWorkday => "makeup_workday",
            DayKind.Weekend => "weekend",
            DayKind.Holiday => "holiday",
            _ => "weekday",
        };
    }

    [Fact]
    public void CalendarDays_OfEveryRow_RollAsTheOracleSays()
    {
        TimeLimit limit = new() { Unit = LimitUnit.Day };
        IReadOnlyList<IDictionary<string, string>> rows = OracleRows.Read("calendar_days.csv");
        Assert.Equal(104, rows.Count);
        Assert.All(rows, row =>
        {
            TimeLimit rolled = limit with { Amount = row.Number("n_calendar_days") };
            DateTimeOffset start = ChinaTime.StartOf(row.Date("start_date"));
            Assert.Equal(row.Date("due_date_rolled_forward"), Deadline.Compute(rolled, start, National).DueDate);
            Assert.Equal(
                row.Date("raw_last_day"),
                Deadline.Compute(rolled with { Roll = RollRule.None }, start, National).DueDate);
        });
    }

    [Fact]
    public void CountWorkingDays_OfEveryRow_IsTheOracles()
    {
        IReadOnlyList<IDictionary<string, string>> rows = OracleRows.Read("count_between.csv");
        Assert.Equal(78, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            row.Number("working_days"),
            National.CountWorkingDays(row.Date("from_exclusive"), row.Date("to_inclusive"))));
    }

    [Fact]
    public void Floors_OfEveryRow_AreTheOracles()
    {
        IReadOnlyList<IDictionary<string, string>> rows = OracleRows.Read("min_period.csv");
        Assert.Equal(73, rows.Count);
        Assert.All(rows, row =>
        {
            TimeLimit m1 = TimeLimit.FloorOfWorkingDays(row.Number("n_workdays_min"));
            DateTimeOffset notice = ChinaTime.StartOf(row.Date("notice_date"));
            Deadline first = Deadline.Compute(m1, notice, National);
            Deadline second = Deadline.Compute(m1 with { FloorRule = FloorRule.M2 }, notice, National);
            Assert.Equal(row.Date("M1_last_day_excluding_notice_day"), first.DueDate);
            Assert.Equal(ChinaTime.StartOf(row.Date("M1_earliest_next_step")), first.DueAt);
            Assert.Equal(row.Date("M2_last_day_counting_notice_day"), second.DueDate);
            Assert.Equal(ChinaTime.StartOf(row.Date("M2_earliest_next_step")), second.DueAt);
        });
    }

    [Fact]
    public void Suspensions_OfEveryRow_AreTheOracles()
    {
        IReadOnlyList<IDictionary<string, string>> rows = OracleRows.Read("suspension.csv");
        Assert.Equal(31, rows.Count);
        Assert.All(rows, row =>
        {
            TimeLimit limit = TimeLimit.WorkingDays(row.Number("n_workdays")) with
            {
                PauseRule = PauseRule.S1,
                PauseBasis = "行政许可法第四十五条",
            };
            DateTimeOffset start = ChinaTime.StartOf(row.Date("start_date"));
            Pause pause = new(
                ChinaTime.At(row.Date("suspended_on"), new TimeOnly(15, 0)),
                ChinaTime.At(row.Date("resumed_on"), new TimeOnly(17, 0)),
                "听证");
            Budget budget = new() { Pauses = [pause] };
            Assert.Equal(row.Date("due_without_suspension"), Deadline.Compute(limit, start, National).DueDate);
            Assert.Equal(
                row.Date("due_skipping_days_after_suspended_on_through_resumed_on"),
                Deadline.Compute(limit, start, National, budget).DueDate);
        });
    }
}
