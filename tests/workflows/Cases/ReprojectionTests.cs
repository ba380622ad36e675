using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Cases;

public sealed class ReprojectionTests
{
    private static readonly DateOnly BeforeTheEpidemic = new(2020, 1, 21);

    // The State Council's notice of 2020-01-27 made the holidays of that Spring Festival three days longer.
    [Fact]
    public async Task Calendar_Amended_MovesOpenCasesBothWays()
    {
        using Disk disk = new("2020-01-21T10:00");
        Office office = new(disk);
        await office.Laws.AddAsync(Notice2020(CalendarSet.Released.AsKnownOn(BeforeTheEpidemic)));
        string caseNo = await office.ReceiveAsync();
        CaseClock asKnown = await office.ClockAsync(caseNo);
        Assert.Equal(new DateOnly(2020, 2, 5), asKnown.DueDate); // 22, 23, 31, 02-01 (at work), 3, 4, 5

        disk.Clock.Now = FakeTime.China("2020-01-27T12:00");
        await office.Laws.AddAsync(Notice2020(CalendarSet.Released));
        Assert.Equal((1, 1), await RunAsync(office));
        CaseClock later = await office.ClockAsync(caseNo);
        Assert.Equal(new DateOnly(2020, 2, 7), later.DueDate); // 22, 23, 02-03 … 02-07
        Assert.Equal(later.DueAt, (await office.FileAsync(caseNo)).Tasks.Values.Single().DueAt);
        ClockChange change = Assert.Single(later.Changes);
        Assert.Equal($"{asKnown.Calendar} → {later.Calendar}", change.Why);
        Assert.Equal(
            ["2020-01-27T12:00 yn-health.account-manager clock.moved", "2020-01-27T12:00 applicant clock.moved"],
            (await office.LettersAsync(caseNo))[^2..]);

        Assert.Equal((0, 0), await RunAsync(office)); // again: nothing to do

        // And back, on a day when both reminders of the earlier date are past: one is sent, with what is truly left.
        disk.Clock.Now = FakeTime.China("2020-02-04T12:00");
        await office.Laws.AddAsync(Notice2020(CalendarSet.Released.AsKnownOn(BeforeTheEpidemic)));
        Assert.Equal((1, 1), await RunAsync(office));
        Assert.Equal(new DateOnly(2020, 2, 5), (await office.ClockAsync(caseNo)).DueDate);
        await office.PassAsync(caseNo, "2020-02-04T12:00");
        string[] letters = await office.LettersAsync(caseNo);
        Assert.Single(letters, static l => l == "2020-02-04T12:00 yn-health.account-manager clock.reminder");
        Assert.Contains("还剩1个工作日", (await office.Outbox.AllAsync(caseNo)).Last(static m => m.Item.Template == "clock.reminder").Item.Body, StringComparison.Ordinal);
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Calendar_Amended_LeavesClosedAndBreachedClocksAlone()
    {
        using Disk disk = new("2020-01-21T10:00");
        Office office = new(disk);
        await office.Laws.AddAsync(Notice2020(CalendarSet.Released.AsKnownOn(BeforeTheEpidemic)));
        string decided = await office.ReceiveAsync(1);
        string late = await office.ReceiveAsync(2);
        await office.DecideAsync(decided);
        await office.PassAsync(late, "2020-02-06T00:00");
        (CaseClock closed, CaseClock breached) = (await office.ClockAsync(decided), await office.ClockAsync(late));

        await office.Laws.AddAsync(Notice2020(CalendarSet.Released));
        await RunAsync(office);
        Assert.Equal((closed.Calendar, closed.DueAt, ClockState.Met), Key(await office.ClockAsync(decided)));
        Assert.Equal((breached.Calendar, breached.DueAt, ClockState.Breached), Key(await office.ClockAsync(late)));
        await office.AssertSoundAsync(decided);
        await office.AssertSoundAsync(late);
    }

    [Fact]
    public async Task Calendar_ThatMovesNoDate_PinsAnewAndLetsTheOrchestrationSleep()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = new(disk);
        string caseNo = await office.ReceiveAsync();
        string before = (await office.FileAsync(caseNo)).Pins.Calendar;
        await office.Laws.AddAsync(Notice2027(new HolidayDay(new DateOnly(2027, 1, 1), true, "元旦")));
        Assert.Equal((1, 0), await RunAsync(office));
        CaseFile file = await office.FileAsync(caseNo);
        Assert.NotEqual(before, file.Pins.Calendar);
        Assert.Equal("clock.reprojected", (await office.Register.LedgerAsync(caseNo))[^1].Action);
        Assert.Empty(await office.Store.ListAsync("pending", "commit:", "commit;"));
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task ProvisionalDate_Passed_IsAWarningAndNoBreachUntilTheNoticeIsLoaded()
    {
        using Disk disk = new("2026-12-23T10:00");
        Office office = new(disk);
        string caseNo = await office.ReceiveAsync();
        CaseClock clock = await office.ClockAsync(caseNo);
        Assert.Equal((new DateOnly(2027, 1, 4), true), (clock.DueDate, clock.Provisional));

        await office.PassAsync(caseNo, "2027-01-08T10:00");
        Assert.Equal("2027-01-05T00:00 clock.provisional-date-passed", (await office.StoryAsync(caseNo))[^1]);
        Assert.Equal(ClockState.Running, (await office.ClockAsync(caseNo)).State);
        Assert.Equal("2027-01-05T00:00 yn-health.unit-head clock.provisional-date-passed", (await office.LettersAsync(caseNo))[^1]);

        // Fixed on the date that was provisional: the breach is found now.
        await office.Laws.AddAsync(Notice2027(new HolidayDay(new DateOnly(2027, 1, 1), true, "元旦")));
        await RunAsync(office);
        Assert.False((await office.ClockAsync(caseNo)).Provisional);
        await office.PassAsync(caseNo, "2027-01-08T10:00");
        Assert.Contains("2027-01-08T10:00 clock.breached", await office.StoryAsync(caseNo));
    }

    [Fact]
    public async Task ProvisionalDate_FixedLater_WasNoBreach()
    {
        using Disk disk = new("2026-12-23T10:00");
        Office office = new(disk);
        string caseNo = await office.ReceiveAsync();
        await office.PassAsync(caseNo, "2027-01-05T10:00");
        await office.Laws.AddAsync(Notice2027(
            new HolidayDay(new DateOnly(2027, 1, 1), true, "元旦"), new HolidayDay(new DateOnly(2027, 1, 4), true, "元旦")));
        await RunAsync(office);
        CaseClock clock = await office.ClockAsync(caseNo);
        Assert.Equal((new DateOnly(2027, 1, 5), false, ClockState.Running), (clock.DueDate, clock.Provisional, clock.State));
    }

    [Fact]
    public async Task Decision_AfterAProvisionalDate_IsNoBreach()
    {
        using Disk disk = new("2026-12-23T10:00");
        Office office = new(disk);
        string caseNo = await office.ReceiveAsync();
        await office.PassAsync(caseNo, "2027-01-05T10:00");
        await office.DecideAsync(caseNo);
        Assert.Equal(ClockState.Met, (await office.ClockAsync(caseNo)).State);
    }

    [Fact]
    public async Task LawBook_InANewProcess_KnowsEveryVersionThereWas()
    {
        using Disk disk = new("2020-01-21T10:00");
        Office office = new(disk);
        await office.Laws.AddAsync(Notice2020(CalendarSet.Released.AsKnownOn(BeforeTheEpidemic)));
        string caseNo = await office.ReceiveAsync();
        await office.DecideAsync(caseNo);
        await office.Laws.AddAsync(Notice2020(CalendarSet.Released));

        Office next = new(disk);
        CaseFile file = await next.FileAsync(caseNo);
        Assert.Equal(file.Pins.Calendar, (await next.Laws.PinnedAsync(file.Pins)).Calendar.Version);
        await Assert.ThrowsAsync<InvalidOperationException>(() => next.Laws.PinnedAsync(file.Pins with { Calendar = "other" }));
    }

    private static (string Calendar, DateTimeOffset DueAt, ClockState State) Key(CaseClock clock) => (clock.Calendar, clock.DueAt, clock.State);

    private static async Task<(int Counted, int Woken)> RunAsync(Office office)
    {
        int woken = 0;
        int counted = await office.Reprojection.RunAsync(async decision =>
        {
            Interlocked.Increment(ref woken);
            await office.SettleAsync(decision);
        });
        return (counted, woken);
    }

    // As after an upgrade whose own calendars are others: nothing leads to the pinned version but what was kept.
    [Fact]
    public async Task PinnedCalendar_OfAnotherRelease_IsReadAsItWas()
    {
        using Disk disk = new("2026-12-23T10:00");
        Office before = new(disk);
        await before.Laws.AddAsync(Notice2027(new HolidayDay(new DateOnly(2027, 1, 4), true, "元旦")));
        string caseNo = await before.ReceiveAsync();
        CaseFile file = await before.FileAsync(caseNo);
        foreach (string key in new[] { "head", "notice:00001" })
        {
            await before.Store.CommitAsync("calendars", [new Workflows.Storage.RowChange.Delete(key)]);
        }

        Office after = new(disk);
        CaseLaw law = await after.Laws.PinnedAsync(file.Pins);

        Assert.Equal(file.Pins.Calendar, law.Calendar.Version);
        Assert.False(law.Calendar.IsWorkingDay(new DateOnly(2027, 1, 4)));
        Assert.NotEqual(file.Pins.Calendar, (await after.Laws.NewestAsync("yunnan")).Calendar.Version);
        Assert.Equal(1, (await RunAsync(after)).Item1);
    }

    private static HolidayNotice Notice2020(CalendarSet set) => set.Notices.Single(static n => n is { Year: 2020, Region: HolidayNotice.National });

    private static HolidayNotice Notice2027(params HolidayDay[] days) => new()
    {
        Year = 2027,
        DocumentNumber = "国办发明电〔2026〕0号",
        Issued = new DateOnly(2026, 12, 30),
        Status = "official",
        Days = days,
    };
}
