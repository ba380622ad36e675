using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone;

public sealed class SimulatedTimeTests : IDisposable
{
    private const string Start = "2025-09-26T10:00:00+08:00";
    private readonly string _directory = RunningApp.NewDirectory();
    private readonly SampleTimers.Log _log = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Clock_WhenNew_BeginsAtItsStart()
    {
        await using RunningApp app = await StartAsync();

        Assert.Equal(Start, await NowAsync(app));
    }

    [Theory]
    [InlineData("""{ "to": "2025-09-27T09:30:00+08:00" }""", "2025-09-27T09:30:00+08:00", 2)]
    [InlineData("""{ "to": "2025-09-27T01:30Z", "more": 1 }""", "2025-09-27T09:30:00+08:00", 2)]
    [InlineData("""{ "advance": "P1DT1H" }""", "2025-09-27T11:00:00+08:00", 2)]
    [InlineData("""{ "advance": "P1W" }""", "2025-10-03T10:00:00+08:00", 14)]
    [InlineData("""{ "advance": "PT0S", "to": null }""", Start, 0)]
    public async Task Clock_Moved_FiresWhatFallsDueAndStandsThere(string move, string now, int fired)
    {
        await using RunningApp app = await StartAsync();

        JsonElement moved = await MoveAsync(app, move);

        Assert.Equal(now, moved.GetProperty("now").GetString());
        Assert.Equal(fired, moved.GetProperty("fired").GetInt32());
        Assert.Equal(now, await NowAsync(app));
    }

    [Fact]
    public async Task Timers_OnTheWay_RunInOrderEachAtItsTime()
    {
        await using RunningApp app = await StartAsync(("Settable", "12:30:00"));

        await MoveAsync(app, """{ "advance": "P1D" }""");

        Assert.Equal(
            [
                "settable 09-26 14:30:00 next 09-27 03:00:00",
                "day 09-27 01:00:00 next 09-28 01:00:00",
            ],
            _log.Lines);
    }

    [Theory]
    [InlineData("""{ "to": "2025-09-26T09:59:59+08:00" }""", "to", "clock-moves-forward-only")]
    [InlineData("""{ "to": "tomorrow" }""", "to", "invalid-clock-move")]
    [InlineData("""{ "to": "2025-09-27" }""", "to", "invalid-clock-move")]
    [InlineData("""{ "to": "2025-09-27T10:00:00" }""", "to", "invalid-clock-move")]
    [InlineData("""{ "to": "2025-02-30T10:00:00+08:00" }""", "to", "invalid-clock-move")]
    [InlineData("""{ "to": 12 }""", "to", "invalid-clock-move")]
    [InlineData("""{ "advance": "-P1D" }""", "advance", "invalid-clock-move")]
    [InlineData("""{ "advance": "P1M" }""", "advance", "invalid-clock-move")]
    [InlineData("""{ "advance": "P" }""", "advance", "invalid-clock-move")]
    [InlineData("""{ "advance": "P1DT" }""", "advance", "invalid-clock-move")]
    [InlineData("""{ "advance": "7 days" }""", "advance", "invalid-clock-move")]
    [InlineData("""{ "to": "2025-09-27T10:00:00+08:00", "advance": "P1D" }""", "to", "invalid-clock-move")]
    [InlineData("{}", "to", "invalid-clock-move")]
    [InlineData("null", "to", "invalid-clock-move")]
    [InlineData("[]", null, "malformed-json")]
    [InlineData("", null, "malformed-json")]
    public async Task Clock_MovedWrongly_StaysAndSaysWhatIsAccepted(string move, string? field, string code)
    {
        await using RunningApp app = await StartAsync();
        using StringContent content = new(move, Encoding.UTF8, "application/json");

        HttpResponseMessage response = await app.Client.PostAsync("simulation/clock", content);

        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((400, code), ((int)response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal(field, problem.TryGetProperty("errors", out JsonElement errors)
            ? errors.EnumerateObject().Single().Name
            : null);
        Assert.Equal(Start, await NowAsync(app));
    }

    [Fact]
    public async Task Clock_AfterRestart_StandsWhereItStoodAndMakesUpForNothing()
    {
        await using (RunningApp app = await StartAsync())
        {
            await MoveAsync(app, """{ "to": "2025-10-01T09:00:00+08:00" }""");
        }

        _log.Lines.Clear();
        await using RunningApp again = await StartAsync(("Standalone:Start", "2030-01-01T00:00:00+08:00"));

        Assert.Equal("2025-10-01T09:00:00+08:00", await NowAsync(again));
        await MoveAsync(again, """{ "advance": "PT0S" }""");
        Assert.Empty(_log.Lines);
        await MoveAsync(again, """{ "advance": "P1D" }""");
        Assert.Equal("day 10-02 01:00:00 next 10-03 01:00:00", Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task Clock_KilledInTheMiddleOfAMove_IsNotBehindWhatFired()
    {
        HostSettings settings = Settings();
        using (SimulatedTime time = SimulatedTime.Open(settings))
        {
            time.Set(DateTimeOffset.Parse("2025-09-28T01:00:00Z", null));
            // No Flush and no more: the process is gone, its writes are not.
        }

        await using RunningApp app = await StartAsync();

        Assert.Equal("2025-09-28T09:00:00+08:00", await NowAsync(app));
    }

    [Fact]
    public async Task Timer_MissedWhileTheHostWasDown_RunsOnceAtItsStartPastDue()
    {
        await using (RunningApp app = await StartAsync())
        {
            await MoveAsync(app, """{ "to": "2025-09-27T10:00:00+08:00" }""");
        }

        _log.Lines.Clear();
        using (SimulatedTime time = SimulatedTime.Open(Settings()))
        {
            time.Set(DateTimeOffset.Parse("2025-09-30T02:00:00Z", null));
        }

        await using RunningApp again = await StartAsync();
        await MoveAsync(again, """{ "advance": "PT0S" }""");

        Assert.Equal("day 09-30 02:00:00 next 10-01 01:00:00 past due", Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task Timer_ToRunOnStartup_RunsAtEachStart()
    {
        for (int i = 0; i < 2; i++)
        {
            await using RunningApp app = await StartAsync([typeof(Eager)]);
            await MoveAsync(app, """{ "advance": "PT0S" }""");
        }

        Assert.Equal(["eager", "eager"], _log.Lines);
    }

    [Fact]
    public async Task Clock_MovedByTwoAtOnce_MovesOneAfterTheOther()
    {
        await using RunningApp app = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MoveAsync(app, """{ "advance": "P1D" }""")));

        Assert.Equal("2025-10-04T10:00:00+08:00", await NowAsync(app));
        Assert.Equal(8, _log.Lines.Count);
    }

    [Fact]
    public async Task Clock_OverSixtyDaysOfMinutes_TakesSeconds()
    {
        await using RunningApp app = await StartAsync(("Settable", "00:01:00"));
        long began = TimeProvider.System.GetTimestamp();

        JsonElement moved = await MoveAsync(app, """{ "advance": "P60D" }""");

        Assert.Equal((60 * 1440) + 120, moved.GetProperty("fired").GetInt32());
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task Clock_InTheContainer_IsTheSimulatedOne()
    {
        await using RunningApp app = await StartAsync();

        Assert.Equal(DateTimeOffset.Parse(Start, null), app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    [Fact]
    public async Task Clock_WhenReal_HasNoRoutes()
    {
        await using RunningApp app = await StartAsync(("Standalone:Clock", "real"));

        Assert.Equal(404, (int)(await app.Client.GetAsync("simulation/clock")).StatusCode);
        Assert.Same(TimeProvider.System, app.Services.GetRequiredService<TimeProvider>());
    }

    [Fact]
    public async Task Timer_ByTheRealClock_RunsByItself()
    {
        await using RunningApp app = await StartAsync(
            ("Standalone:Clock", "real"), ("Settable", "00:00:00.050"));

        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(10));
        while (_log.Lines.Count < 3)
        {
            await Task.Delay(10, deadline.Token);
        }

        Assert.All(_log.Lines, line => Assert.StartsWith("settable", line, StringComparison.Ordinal));
    }

    private static async Task<string?> NowAsync(RunningApp app) =>
        (await app.Client.GetFromJsonAsync<JsonElement>("simulation/clock")).GetProperty("now").GetString();

    private static async Task<JsonElement> MoveAsync(RunningApp app, string move)
    {
        using StringContent content = new(move, Encoding.UTF8, "application/json");
        HttpResponseMessage response = await app.Client.PostAsync("simulation/clock", content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private HostSettings Settings() => RunningApp.Builder(
        _directory, [], null, ("Standalone:Clock", "simulated"), ("Standalone:Start", Start))
        .Services.BuildServiceProvider().GetRequiredService<HostSettings>();

    private Task<RunningApp> StartAsync(params (string Key, string Value)[] settings) =>
        StartAsync([typeof(SampleTimers)], settings);

    private Task<RunningApp> StartAsync(Type[] types, params (string Key, string Value)[] settings) =>
        RunningApp.StartAsync(
            types,
            builder => builder.Services.AddSingleton(_log),
            _directory,
            settings:
            [
                .. new[]
                {
                    ("Standalone:Clock", "simulated"), ("Standalone:Start", Start), ("Settable", "0 0 0 1 1 *"),
                }.Where(given => settings.All(setting => setting.Key != given.Item1)),
                .. settings,
            ]);

    public sealed class Eager(SampleTimers.Log log)
    {
        [Function("Eager")]
        public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) =>
            log.Lines.Enqueue(timer is null ? "nothing" : "eager");
    }
}
