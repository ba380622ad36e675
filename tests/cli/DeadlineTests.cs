using System.Text.Json.Nodes;

namespace GovMedia.Cli.Tests;

public sealed class DeadlineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("govmedia-cli-");

    public void Dispose() => folder.Delete(recursive: true);

    // Make-up days on 09-28 and 10-11, holidays 10-01 to 10-08.
    [InlineData("YN-45b", "2025-09-26", "2025-10-13")]
    // The eve of National Day.
    [InlineData("YN-45b", "2025-09-30T23:59:59+08:00", "2025-10-16")]
    // 16:30 UTC is the next day in China.
    [InlineData("YN-45b", "2025-09-29T16:30:00Z", "2025-10-16")]
    // The clause on extensions: thirty days in all.
    [InlineData("YN-45d", "2025-09-26", "2025-11-13")]
    [Theory]
    public async Task Deadline_OfAClause_IsTheLastDay(string rule, string from, string due)
    {
        CalledCommand called = await RunAsync("deadline", "--rule", rule, "--from", from);

        Assert.Equal(0, called.ExitCode);
        Assert.Equal(due, called.Output.Trim());
    }

    [Fact]
    public async Task Deadline_BeyondTheLastNotice_SaysProvisional()
    {
        CalledCommand called = await RunAsync("deadline", "--rule", "YN-45b", "--from", "2026-12-23");

        Assert.StartsWith("2027-01-04 (provisional", called.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_BeforeTheLawCameIntoForce_SaysSo()
    {
        CalledCommand called = await RunAsync("deadline", "--rule", "YN-45b", "--from", "2019-09-09");

        Assert.Contains("not in force", called.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_Explained_ShowsEveryDayAndItsNotice()
    {
        CalledCommand called = await RunAsync("deadline", "--rule", "YN-45b", "--from", "2025-09-26", "--explain");

        Assert.Contains("2025-09-28 Sun    1", called.Output, StringComparison.Ordinal);
        Assert.Contains("2025-10-13 Mon    7", called.Output, StringComparison.Ordinal);
        Assert.Contains("国办发明电〔2024〕12号", called.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_AsJson_HasTheFieldsOfTheCalculator()
    {
        CalledCommand called = await RunAsync("deadline", "--rule", "YN-45b", "--from", "2025-09-26", "--json");

        JsonObject answer = JsonNode.Parse(called.Output)!.AsObject();
        string[] fields =
        [
            "rule", "article", "quote", "startDate", "dueDate", "dueAt", "provisional", "calendar",
            "subjectToNextNotice", "inForce", "trace",
        ];
        Assert.All(fields, field => Assert.True(answer.ContainsKey(field), field));
        Assert.Equal("2025-10-14T00:00:00+08:00", (string?)answer["dueAt"]);
        Assert.Equal(7, answer["trace"]!.AsArray().Count(day => (bool)day!["counted"]!));
        Assert.Equal("2026-12-31", (string?)answer["calendar"]!["coverageThrough"]);
    }

    [Theory]
    [InlineData("YN-99", "2025-09-26", "yunnan", "YN-45b")]
    [InlineData("YN-02", "2025-09-26", "yunnan", "YN-45b")]
    [InlineData("YN-45b", "2025-09-26", "mars", "yunnan")]
    public async Task Deadline_NoSuchLimit_ExitsWithTwoAndSaysWhatThereIs(
        string rule, string from, string jurisdiction, string named)
    {
        CalledCommand called = await RunAsync(
            "deadline", "--rule", rule, "--from", from, "--jurisdiction", jurisdiction);

        Assert.Equal(2, called.ExitCode);
        Assert.Contains(named, Assert.Single(called.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_YearWithoutCalendar_ExitsWithOne()
    {
        CalledCommand called = await RunAsync("deadline", "--rule", "YN-45b", "--from", "1999-09-26");

        Assert.Equal(1, called.ExitCode);
    }

    private Task<CalledCommand> RunAsync(params string[] args) => CalledCommand.RunAsync(folder.FullName, args);
}
