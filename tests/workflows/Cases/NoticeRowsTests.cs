using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Cases;

public sealed class NoticeRowsTests
{
    private static readonly HolidayNotice First = new() { Year = 2027, Days = StatutoryHolidays.Of(2027) };

    [Fact]
    public async Task Notice_LoadedAgainUnchanged_MakesNoRowAndNoVersion()
    {
        using Disk disk = new("2026-12-01T10:00");
        Office office = new(disk);
        HolidayNotice amended = First with { DocumentNumber = "国办发明电〔2027〕试1号" };

        string first = (await office.Laws.AddAsync(First)).National.Version;
        Assert.Equal(first, (await office.Laws.AddAsync(HolidayNotice.Parse(First.ToJson()))).National.Version);
        string second = (await office.Laws.AddAsync(amended)).National.Version;
        Assert.NotEqual(first, second);
        Assert.Equal(first, (await office.Laws.AddAsync(First)).National.Version); // back to the first is a change

        Assert.Equal(3, (await office.Store.ListAsync("calendars", "notice:", "notice;")).Count);
    }
}
