using System.Collections.Concurrent;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Cases;

/// <summary>The Spring Festival of 2020 is made longer while a thousand objections run, received over eleven days.</summary>
public sealed class ThousandObjectionsTests
{
    private const int Cases = 1000;
    private static readonly DateOnly BeforeTheAmendment = new(2020, 1, 26);

    [Fact]
    public async Task Calendar_AmendedUnderAThousandObjections_MovesEachWithAnEntryAndLosesNone()
    {
        using Disk disk = new("2020-01-13T09:00");
        Office office = new(disk);
        WorkingCalendar known = CalendarSet.Released.AsKnownOn(BeforeTheAmendment).National;
        WorkingCalendar amended = CalendarSet.Released.National;
        string old = (await office.Laws.AddAsync(Notice(CalendarSet.Released.AsKnownOn(BeforeTheAmendment)))).National.Version;
        Dictionary<string, DateTimeOffset> received = [];
        for (int i = 1; i <= Cases; i++)
        {
            disk.Clock.Now = FakeTime.China("2020-01-13T09:00").AddMinutes(i * 15);
            received[await office.ReceiveAsync(i)] = disk.Clock.Now;
        }

        // Every tenth is decided in time; what is late by then is breached and keeps its date.
        disk.Clock.Now = FakeTime.China("2020-01-23T17:00");
        string[] closed = [.. received.Keys.Where(static (_, i) => i % 10 == 0)];
        foreach (string caseNo in closed)
        {
            await office.PassAsync(caseNo, "2020-01-23T17:00");
            await office.DecideAsync(caseNo);
        }

        foreach (string caseNo in received.Keys.Except(closed))
        {
            await office.PassAsync(caseNo, "2020-01-23T17:00");
        }

        Dictionary<string, CaseFile> before = await FilesAsync(office, received.Keys);
        disk.Clock.Now = FakeTime.China("2020-01-27T12:00");
        string now = (await office.Laws.AddAsync(Notice(CalendarSet.Released))).National.Version;
        ConcurrentBag<string> woken = [];
        int counted = await RunAsync(office, woken);

        string[] open = [.. before.Values.Where(static f => f.EndedAt is null).Select(static f => f.CaseNo)];
        Assert.Equal(Cases, before.Count);
        Assert.Equal(open.Length, counted);
        int moved = 0;
        int late = 0;
        foreach ((string caseNo, CaseFile was) in before)
        {
            CaseFile file = await office.FileAsync(caseNo);
            CaseClock clock = file.Clocks["handle-objection"];
            CaseClock earlier = was.Clocks["handle-objection"];
            LedgerEntry[] entries =
                [.. (await office.Register.LedgerAsync(caseNo)).Where(static e => e.Action == "clock.reprojected")];
            DateOnly day = ChinaTime.DateOf(received[caseNo]);
            if (was.EndedAt is not null)
            {
                Assert.Empty(entries);
                Assert.Equal((earlier.DueDate, earlier.Calendar, earlier.State), (clock.DueDate, clock.Calendar, clock.State));
                continue;
            }

            LedgerEntry entry = Assert.Single(entries);
            Assert.Equal(old, (string?)entry.Before!["pins"]!["calendar"]);
            Assert.Equal(now, (string?)entry.After!["pins"]!["calendar"]);
            Assert.Equal(now, file.Pins.Calendar);
            if (earlier.State == ClockState.Breached)
            {
                late++;
                Assert.Equal((earlier.DueDate, old), (clock.DueDate, clock.Calendar));
                continue;
            }

            Assert.Equal(known.WorkingDayAfter(day, 7), earlier.DueDate);
            Assert.Equal(amended.WorkingDayAfter(day, 7), clock.DueDate);
            string[] told = [.. (await office.LettersAsync(caseNo)).Where(static l => l.EndsWith(" clock.moved", StringComparison.Ordinal))];
            if (clock.DueDate != earlier.DueDate)
            {
                moved++;
                Assert.Equal($"{earlier.DueDate:yyyy-MM-dd}", (string?)entry.Before["clocks"]!["handle-objection"]!["dueDate"]);
                Assert.Equal($"{clock.DueDate:yyyy-MM-dd}", (string?)entry.After["clocks"]!["handle-objection"]!["dueDate"]);
                Assert.Equal(2, told.Length);
                Assert.Contains(caseNo, woken);
                Assert.Equal(clock.DueAt, file.Tasks.Values.Single().DueAt);
            }
            else
            {
                Assert.Empty(told);
            }
        }

        // Each of the three ways must have been gone, or this shows nothing.
        Assert.True(moved > 300 && late > 0 && moved < open.Length, $"{moved} of {open.Length} moved, {late} late");
        Assert.Equal(0, await RunAsync(office, woken));
        foreach (string caseNo in open.Where(static (_, i) => i % 100 == 0))
        {
            await office.AssertSoundAsync(caseNo);
        }
    }

    private static Task<int> RunAsync(Office office, ConcurrentBag<string> woken) => office.Reprojection.RunAsync(async decision =>
    {
        woken.Add(decision.File!.CaseNo);
        await office.SettleAsync(decision);
    });

    private static async Task<Dictionary<string, CaseFile>> FilesAsync(Office office, IEnumerable<string> cases)
    {
        Dictionary<string, CaseFile> files = [];
        foreach (string caseNo in cases)
        {
            files[caseNo] = await office.FileAsync(caseNo);
        }

        return files;
    }

    private static HolidayNotice Notice(CalendarSet set) =>
        set.Notices.Single(static n => n is { Year: 2020, Region: HolidayNotice.National });
}
