using FsCheck;
using FsCheck.Fluent;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

/// <summary>Every unit, start, floor and pause rule beside a second, slow count, from the first day known to the
/// middle of the year that no notice arranges yet.</summary>
public sealed class NaiveDeadlineTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;
    private static readonly NaiveCounter Baseline = new(latest: false);
    private static readonly NaiveCounter Latest = new(latest: true);

    // The first day that the notice of 2019 arranges; the files end with 2027.
    private static readonly DateTimeOffset Epoch = ChinaTime.StartOf(new DateOnly(2018, 12, 29));
    private static readonly DateOnly LastKnown = new(2027, 12, 31);

    private static readonly Gen<Question> Questions =
        from minute in Gen.Choose(0, 3104 * 24 * 60)
        from n in Gen.Choose(1, 90)
        from start in Gen.Elements(Enum.GetValues<StartRule>())
        from floor in Gen.Elements(Enum.GetValues<FloorRule>())
        from pause in Gen.Elements(Enum.GetValues<PauseRule>())
        from zone in Gen.Choose(-11, 13)
        select new Question(Epoch.AddMinutes(minute).ToOffset(TimeSpan.FromHours(zone)), n, start, floor, pause);

    [Fact]
    public void WorkingDays_ByEveryStartRule_EndAsCountedByHand() => Check(q =>
    {
        Deadline due = Deadline.Compute(TimeLimit.WorkingDays(q.N) with { StartRule = q.Start }, q.At, National);
        DateOnly baseline = Baseline.Ceiling(q.Day, q.N, q.Start);
        bool provisional = baseline > new DateOnly(2026, 12, 31);
        return due == new Deadline(
            LimitKind.Ceiling,
            q.Day,
            baseline,
            NaiveCounter.Midnight(baseline.AddDays(1)),
            provisional,
            baseline >= new DateOnly(2026, 12, 25) && !provisional,
            provisional ? Latest.Ceiling(q.Day, q.N, q.Start) : baseline);
    });

    [Fact]
    public void Floors_ByEveryFloorRule_EndAsCountedByHand() => Check(q =>
    {
        Deadline due = Deadline.Compute(
            TimeLimit.FloorOfWorkingDays(q.N) with { FloorRule = q.Floor }, q.At, National);
        (DateOnly last, DateTimeOffset next) = Latest.Floor(q.At, q.N, q.Floor);
        return (due.DueDate, due.DueAt, due.Allows(next.AddTicks(-1)), due.Allows(next)) == (last, next, false, true);
    });

    [Theory]
    [InlineData(LimitUnit.Day, 0, 1)]
    [InlineData(LimitUnit.Week, 0, 7)]
    [InlineData(LimitUnit.Month, 1, 0)]
    [InlineData(LimitUnit.Year, 12, 0)]
    public void CalendarUnits_ByEveryRoll_EndAsCountedByHand(LimitUnit unit, int months, int days) => Check(q =>
    {
        int n = unit == LimitUnit.Year ? 1 + (q.N % 3) : unit == LimitUnit.Month ? 1 + (q.N % 24) : q.N;
        DateOnly raw = months > 0 ? NaiveCounter.MonthsOn(q.Day, n * months) : q.Day.AddDays(n * days);
        TimeLimit limit = new() { Unit = unit, Amount = n };
        return raw > LastKnown.AddDays(-7) || (Deadline.Compute(limit, q.At, National).DueDate == Baseline.NextWorkingDayFrom(raw)
            && Deadline.Compute(limit with { Roll = RollRule.None }, q.At, National).DueDate == raw
            && Deadline.Compute(limit with { Kind = LimitKind.Target }, q.At, National).DueDate == raw);
    });

    [Fact]
    public void Hours_RunByTheClockWhateverTheZone() => Check(q =>
    {
        DateTimeOffset end = q.At.AddHours(q.N);
        Deadline due = Deadline.Compute(new TimeLimit { Unit = LimitUnit.Hour, Amount = q.N }, q.At, National);
        Deadline same = Deadline.Compute(new TimeLimit { Unit = LimitUnit.Minute, Amount = q.N * 60 }, q.At, National);
        return due.DueAt == end && due.DueAt.Offset == ChinaTime.Offset && !due.Provisional && same == due;
    });

    [Fact]
    public void Pauses_ByEveryRule_TakeOutWhatIsCountedByHand() => Check(q =>
    {
        TimeLimit limit = TimeLimit.WorkingDays(q.N) with { PauseRule = q.Pause, PauseBasis = "basis" };
        DateTimeOffset from = q.At.AddDays(q.N % 11);
        DateTimeOffset until = from.AddDays(q.N % 17);
        (DateOnly suspended, DateOnly resumed) = (ChinaTime.DateOf(from), ChinaTime.DateOf(until));
        Deadline due = Deadline.Compute(
            limit, q.At, National, new Budget { Pauses = [new Pause(from, until, "basis")] });
        DateOnly plain = Baseline.Ceiling(q.Day, q.N, StartRule.V1);
        DateOnly expected = q.Pause switch
        {
            PauseRule.S1 => Baseline.Ceiling(q.Day, q.N, StartRule.V1, d => suspended < d && d <= resumed),
            PauseRule.S2 => Baseline.Ceiling(q.Day, q.N, StartRule.V1, d => suspended <= d && d <= resumed),
            _ => suspended >= plain ? plain
                : Baseline.Ceiling(q.Day, q.N + Baseline.Between(suspended, resumed), StartRule.V1),
        };
        return due.DueDate == expected;
    });

    [Fact]
    public void Trace_OfEveryLimit_CountsTheDaysCountedByHand() => Check(q =>
    {
        Explanation why = Explanation.Of(
            TimeLimit.WorkingDays(q.N) with { StartRule = q.Start }, q.At, National);
        DateOnly zero = q.Start switch
        {
            StartRule.V2 => q.Day.AddDays(-1),
            StartRule.V3 => Baseline.NextWorkingDayFrom(q.Day),
            _ => q.Day,
        };
        return why.Trace.All(d => d.Counted == (d.Date > zero && Baseline.Works(d.Date)))
            && why.Trace.Count(static d => d.Counted) == q.N && why.Trace[^1].Date == why.Deadline.DueDate;
    });

    [Fact]
    public void CountBetween_AnyTwoDays_IsCountedByHand() => Check(q =>
        National.CountWorkingDays(q.Day, q.Day.AddDays(q.N * 2)) == Baseline.Between(q.Day, q.Day.AddDays(q.N * 2)));

    private static void Check(Func<Question, bool> holds) => Prop.ForAll(Questions.ToArbitrary(), holds)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true));

    private sealed record Question(DateTimeOffset At, int N, StartRule Start, FloorRule Floor, PauseRule Pause)
    {
        public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime.AddHours(8));
    }
}
