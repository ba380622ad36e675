using System.Globalization;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Calendars;

/// <summary>The alarm while next year's holiday notice (放假安排通知) is not loaded, from 1 November on.</summary>
/// <remarks>
/// Once a week it writes to every administrator and every officer of a supervising unit who has an address; a recipient's
/// message of a week is one row, so that nobody is written to twice however often it runs. It is quiet once the notice is
/// there, and what still waits to leave is taken back.
/// </remarks>
public sealed class MissingNotice(
    LawBook laws, DirectoryBook directory, IRegisterStore store, TimeProvider clock, IChannel? channel = null)
{
    /// <summary>Where the messages stand that belong to no case.</summary>
    public const string Partition = "instance-mail";

    /// <summary>The template of the message.</summary>
    public const string Template = "calendar.notice-missing";

    private static readonly TimeSpan Wait = TimeSpan.FromHours(1);

    /// <summary>The year whose notice should be loaded and is not; null while none is due.</summary>
    public async Task<int?> YearAsync(CancellationToken cancellation = default) =>
        (await laws.CalendarsAsync(cancellation)).National.MissingNotice(ChinaTime.DateOf(clock.GetUtcNow()));

    /// <summary>Writes this week's messages, and sends those that have not left.</summary>
    /// <returns>How many left.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        WorkingCalendar calendar = (await laws.CalendarsAsync(cancellation)).National;
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        int? year = calendar.MissingNotice(today);
        if (year is { } missing)
        {
            await WriteAsync(missing, Window(calendar, today), calendar, cancellation);
        }

        int sent = 0;
        foreach (Row row in await RowsAsync(cancellation))
        {
            OutboxItem item = GovJson.Read<OutboxItem>(row.Body);
            if (item.State is DeliveryState.Sent or DeliveryState.Failed)
            {
                continue;
            }

            if (year is null)
            {
                await store.CommitAsync(Partition, [new RowChange.Delete(row.Key)], cancellation);
            }
            else if (item.NextAttemptAt is not { } next || next <= clock.GetUtcNow())
            {
                sent += await SendAsync(row, item, cancellation) ? 1 : 0;
            }
        }

        return sent;
    }

    // The week's Monday; the first of November opens the first one.
    private static DateOnly Window(WorkingCalendar calendar, DateOnly today)
    {
        DateOnly monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        DateOnly first = new(calendar.CoverageThrough.Year, 11, 1);
        return monday < first ? first : monday;
    }

    private async Task WriteAsync(int year, DateOnly week, WorkingCalendar calendar, CancellationToken cancellation)
    {
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        foreach (User user in people.Users.Values.Where(u => Concerns(people, u)))
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"notice-missing:{year}:{week:yyyyMMdd}:{user.Id}");
            if (await store.ReadAsync(Partition, Partitions.OutboxPrefix + key, cancellation) is not null)
            {
                continue;
            }

            OutboxItem item = new()
            {
                Key = key,
                At = clock.GetUtcNow(),
                To = user.Id,
                Template = Template,
                Subject = $"【提醒】{year}年放假安排通知尚未载入",
                Body = Body(year, calendar),
            };
            try
            {
                await store.CommitAsync(
                    Partition, [new RowChange.Insert(Partitions.OutboxPrefix + key, GovJson.Write(item))], cancellation);
            }
            catch (RegisterConflictException)
            {
                // Another process wrote it this very moment.
            }
        }
    }

    private static bool Concerns(DirectorySnapshot people, User user) =>
        user is { Disabled: false, Email: not null }
        && (user.Roles.Contains(Roles.Administrator)
            || (user.Roles.Contains(Roles.Supervisor)
                && user.Unit is { } unit && people.Units.GetValueOrDefault(unit) is { Supervising: true }));

    private static string Body(int year, WorkingCalendar calendar) =>
        $"""
        国务院办公厅关于{year}年部分节假日安排的通知尚未载入本系统，现有日历至 {calendar.CoverageThrough:yyyy-MM-dd} 止（{calendar.Version}）。
        届满日在此之后的期限均为暂定，不据以认定逾期；{calendar.CoverageThrough.Year}年12月最后一周的期限也可能因该通知而变动。
        依据：《全国年节及纪念日放假办法》（国务院令第795号）；期间的计算见《中华人民共和国民法典》第二百零一条、第二百零三条。
        通知公布后，请管理员以 PUT /api/calendars/CN/{year} 载入；载入后所有未结期限自动重新计算，并告知已获知原日期的人。
        """;

    private async Task<bool> SendAsync(Row row, OutboxItem item, CancellationToken cancellation)
    {
        string? to = (await directory.ReadAsync(cancellation)).Users.GetValueOrDefault(item.To)?.Email;
        if (channel is null || to is null)
        {
            return false;
        }

        OutboxItem leaving = item with
        {
            State = DeliveryState.Sending,
            Attempts = item.Attempts + 1,
            PerhapsTwice = item.PerhapsTwice || item.State == DeliveryState.Sending,
        };
        try
        {
            await store.CommitAsync(Partition, [new RowChange.Replace(row.Key, GovJson.Write(leaving), row.ETag)], cancellation);
        }
        catch (RegisterConflictException)
        {
            // Somebody else is sending it this very moment.
            return false;
        }

        OutboxItem done = await HandOverAsync(leaving, to, cancellation);
        await store.CommitAsync(Partition, [new RowChange.Put(row.Key, GovJson.Write(done))], cancellation);
        return done.State == DeliveryState.Sent;
    }

    private async Task<OutboxItem> HandOverAsync(OutboxItem item, string to, CancellationToken cancellation)
    {
        try
        {
            string answer = await channel!.SendAsync(
                new OutgoingMessage($"instance/{item.Key}", to, item.Template, item.Subject, item.Body), cancellation);
            return item with
            {
                State = DeliveryState.Sent,
                SentAt = clock.GetUtcNow(),
                Channel = channel.Name,
                Answer = answer,
            };
        }
        catch (DeliveryException e)
        {
            return e.Permanent
                ? item with { State = DeliveryState.Failed, Answer = e.Message }
                : item with { State = DeliveryState.Waiting, Answer = e.Message, NextAttemptAt = clock.GetUtcNow() + Wait };
        }
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(CancellationToken cancellation) => await store.ListAsync(
        Partition, Partitions.OutboxPrefix, Partitions.After(Partitions.OutboxPrefix), 1000, cancellation);
}
