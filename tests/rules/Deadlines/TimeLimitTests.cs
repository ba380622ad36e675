using System.Text.Encodings.Web;
using System.Text.Json;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

public sealed class TimeLimitTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void TimeLimit_AsAPackWritesIt_IsRead()
    {
        TimeLimit? limit = JsonSerializer.Deserialize<TimeLimit>(
            """
            { "amount": 7, "unit": "workingDay", "kind": "ceiling", "startRule": "V1", "endRule": "24:00",
              "cumulativeCap": 30, "extension": { "approverRole": "unit-head" } }
            """,
            Json);
        Assert.Equal(
            TimeLimit.WorkingDays(7) with
            {
                CumulativeCap = 30,
                Extension = new ExtensionRule { ApproverRole = "unit-head" },
            },
            limit);
        Assert.True(limit?.Extension?.BeforeExpiry);
    }

    [Fact]
    public void TimeLimit_WrittenAndRead_IsTheSame()
    {
        TimeLimit[] limits =
        [
            TimeLimit.WorkingDays(60),
            TimeLimit.FloorOfWorkingDays(15) with { FloorRule = FloorRule.M4, OpensAt = new TimeOnly(8, 30) },
            new() { Unit = LimitUnit.FixedDate, MonthDay = "12-31", Roll = RollRule.Forward },
            new() { Unit = LimitUnit.FixedDate, Date = new DateOnly(2019, 12, 31) },
            new() { Unit = LimitUnit.WorkingDayOfMonth, Amount = 5, NotAfterDay = 10, Kind = LimitKind.Target },
            TimeLimit.WorkingDays(20) with { PauseRule = PauseRule.S2, PauseBasis = "行政许可法第四十五条", PauseCap = 15 },
        ];
        Assert.All(limits, l => Assert.Empty(TimeLimitCheck.Faults(l)));
        Assert.All(limits, l => Assert.Equal(l, JsonSerializer.Deserialize<TimeLimit>(
            JsonSerializer.Serialize(l, Json), Json)));
    }

    [Fact]
    public void TimeLimit_Written_SpeaksThePacksWords()
    {
        string json = JsonSerializer.Serialize(TimeLimit.FloorOfWorkingDays(15), Json);
        Assert.Equal(
            """{"amount":15,"unit":"workingDay","kind":"floor","startRule":"V1","endRule":"24:00","floorRule":"M1"}""",
            json);
    }

    public static TheoryData<TimeLimit, string> Faulty => new()
    {
        { new TimeLimit { Unit = LimitUnit.WorkingDay }, "amount" },
        { new TimeLimit { Unit = LimitUnit.FixedDate }, "date" },
        { new TimeLimit { Unit = LimitUnit.FixedDate, MonthDay = "13-01" }, "monthDay" },
        { TimeLimit.WorkingDays(7) with { Date = new DateOnly(2026, 1, 1) }, "date" },
        { TimeLimit.WorkingDays(7) with { EndRule = EndRule.CloseOfBusiness }, "closesAt" },
        { TimeLimit.WorkingDays(7) with { PauseRule = PauseRule.S1 }, "pauseBasis" },
        { TimeLimit.WorkingDays(7) with { PauseCap = 3 }, "pauseCap" },
        { TimeLimit.WorkingDays(7) with { CumulativeCap = 5 }, "cumulativeCap" },
        { TimeLimit.WorkingDays(7) with { Extension = new ExtensionRule() }, "extension" },
        { TimeLimit.WorkingDays(7) with { NotAfterDay = 10 }, "notAfterDay" },
        { TimeLimit.WorkingDays(7) with { FloorRule = FloorRule.M2 }, "floorRule" },
    };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void Faults_OfAnUnsoundLimit_NameTheField(TimeLimit limit, string field) =>
        Assert.StartsWith(field + ":", Assert.Single(TimeLimitCheck.Faults(limit)), StringComparison.Ordinal);
}
