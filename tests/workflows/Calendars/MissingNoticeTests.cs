using System.Collections.Immutable;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Calendars;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Calendars;

public sealed class MissingNoticeTests
{
    [Fact]
    public async Task Alarm_RunOften_WritesToEachOnceAWeek()
    {
        using Disk disk = new("2026-10-31T23:59");
        (Office office, MissingNotice alarm) = await BeginAsync(disk);

        Assert.Equal((null, 0), (await alarm.YearAsync(), await alarm.RunAsync()));
        disk.Clock.Now = FakeTime.China("2026-11-01T00:00");
        Assert.Equal((2027, 2), (await alarm.YearAsync(), await alarm.RunAsync()));
        Assert.Equal(0, await alarm.RunAsync());
        Assert.Equal(0, await Another(office).RunAsync());
        disk.Clock.Now = FakeTime.China("2026-11-02T09:00");
        Assert.Equal(2, await alarm.RunAsync());
        disk.Clock.Now = FakeTime.China("2026-11-08T23:00");
        Assert.Equal(0, await alarm.RunAsync());
        Assert.Equal(
            ["admin@x.example", "supervisor@x.example", "admin@x.example", "supervisor@x.example"],
            disk.Channel.Accepted.Select(static m => m.To));
        Assert.Equal(4, disk.Channel.Accepted.DistinctBy(static m => m.Key).Count());
        Assert.Contains("2026-12-31", disk.Channel.Accepted[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alarm_NotAccepted_WaitsAndLeavesOnce()
    {
        using Disk disk = new("2026-11-03T09:00");
        (_, MissingNotice alarm) = await BeginAsync(disk);
        disk.Channel.Before = static _ => throw new DeliveryException("421 later", permanent: false);
        Assert.Equal(0, await alarm.RunAsync());

        disk.Channel.Before = static _ => { };
        Assert.Equal(0, await alarm.RunAsync()); // not before its next attempt
        disk.Clock.Now = FakeTime.China("2026-11-03T11:00");
        Assert.Equal(2, await alarm.RunAsync());
        Assert.Equal(0, await alarm.RunAsync());
    }

    [Fact]
    public async Task Alarm_OnceTheNoticeIsLoaded_IsQuietAndTakesBackWhatWaits()
    {
        using Disk disk = new("2026-11-03T09:00");
        (Office office, MissingNotice alarm) = await BeginAsync(disk);
        disk.Channel.Before = static _ => throw new DeliveryException("421 later", permanent: false);
        await alarm.RunAsync();
        disk.Channel.Before = static _ => { };

        await office.Laws.AddAsync(new HolidayNotice { Year = 2027, Days = StatutoryHolidays.Of(2027) });
        disk.Clock.Now = FakeTime.China("2026-11-10T09:00");

        Assert.Equal((null, 0), (await alarm.YearAsync(), await alarm.RunAsync()));
        Assert.Empty(disk.Channel.Accepted);
        Assert.Empty(await office.Store.ListAsync(MissingNotice.Partition));
    }

    private static async Task<(Office Office, MissingNotice Alarm)> BeginAsync(Disk disk)
    {
        Office office = new(disk);
        await office.Directory.PutAsync(new Unit("yn-go", "省办公厅", "yunnan", Supervising: true));
        await office.Directory.PutAsync(new Unit("yn-health", "卫健委", "yunnan", Supervising: false, "yn-go"));
        await office.Directory.PutAsync(User("admin", null, Roles.Administrator));
        await office.Directory.PutAsync(User("supervisor", "yn-go", Roles.Supervisor));
        await office.Directory.PutAsync(User("gone", "yn-go", Roles.Supervisor) with { Disabled = true });
        await office.Directory.PutAsync(User("nowhere", null, Roles.Administrator) with { Email = null });
        await office.Directory.PutAsync(User("editor", "yn-health", Roles.Editor));
        return (office, Another(office));
    }

    private static MissingNotice Another(Office office) =>
        new(office.Laws, office.Directory, office.Store, office.Disk.Clock, office.Disk.Channel);

    private static User User(string id, string? unit, string role) =>
        new(id, id, unit, ImmutableList.Create(role), $"{id}@x.example");
}
