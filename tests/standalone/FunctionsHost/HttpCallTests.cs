using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone;

public sealed class HttpCallTests : IDisposable
{
    private static readonly (string Key, string Value)[] s_simulated =
        [("Standalone:Clock", "simulated"), ("Standalone:Start", "2025-09-26T10:00:00+08:00")];

    private readonly string _directory = RunningApp.NewDirectory();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task HttpCall_Answered_ReturnsStatusBodyAndHeaders()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync(SayAsync);
        await using RunningApp app = await StartAsync();

        await StartAsync(app, "Ask", server);

        Assert.Equal("Completed \"404 seen 1 one,two\"", await EndAsync(app));
        Assert.Equal(["POST / 云南|text/plain; charset=utf-8|||"], server.Asked);
    }

    [Fact]
    public async Task HttpCall_ReplayedAfterRestart_IsNotMadeAgain()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync(SayAsync);
        await using (RunningApp before = await StartAsync())
        {
            await StartAsync(before, "AskThenWait", server);
            await PollAsync(async () => await StatusAsync(before) == "\"asked\"");
        }

        await using RunningApp after = await StartAsync();
        await PostAsync(after, "nudge/one?with=care", "");

        Assert.Equal("Completed \"seen 1 2 care\"", await EndAsync(after));
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData(503, 2, "200 1h", 2)]
    [InlineData(503, 9, "503 3h", 3)]
    [InlineData(500, 9, "500 0h", 1)]
    public async Task HttpCall_Failing_IsMadeAgainAsItsOptionsSay(int status, int good, string outcome, int asked)
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync((http, count) =>
        {
            http.Response.StatusCode = count < good ? status : 200;
            return Task.CompletedTask;
        });
        await using RunningApp app = await StartAsync(s_simulated);
        await StartAsync(app, "AskAgain", server);
        await PollAsync(() => Task.FromResult(server.Asked.Length == 1));

        await PostAsync(app, "simulation/clock", """{ "advance": "PT4H" }""");

        Assert.Equal($"Completed \"{outcome}\"", await EndAsync(app));
        Assert.Equal(asked, server.Asked.Length);
    }

    [Fact]
    public async Task HttpCall_Accepted_IsFollowedWhenItSays()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync(async (http, count) =>
        {
            if (count < 3)
            {
                http.Response.StatusCode = 202;
                http.Response.Headers.Location = "/outcome";
                http.Response.Headers.RetryAfter = "3600";
            }
            else
            {
                await http.Response.WriteAsync("done");
            }
        });
        await using RunningApp app = await StartAsync(s_simulated);
        await StartAsync(app, "Follow", server);
        await PollAsync(() => Task.FromResult(server.Asked.Length == 1));

        await PostAsync(app, "simulation/clock", """{ "advance": "PT3H" }""");

        Assert.Equal("Completed \"done 2h\"", await EndAsync(app));
        Assert.Equal(
            [
                "POST / {}|application/json|Bearer one|two|a, b",
                "GET /outcome ||Bearer one||a, b",
                "GET /outcome ||Bearer one||a, b",
            ],
            server.Asked);
    }

    [Fact]
    public async Task HttpCall_NotAnsweredInTime_FailsAsTimeout()
    {
        TaskCompletionSource never = new();
        await using AnsweringServer server = await AnsweringServer.StartAsync(
            (http, _) => never.Task.WaitAsync(http.RequestAborted));
        await using RunningApp app = await StartAsync();

        await StartAsync(app, "AskBriefly", server);

        Assert.Equal("Completed \"BuiltIn::HttpActivity\"", await EndAsync(app));
    }

    private static Task SayAsync(HttpContext http, int count)
    {
        http.Response.StatusCode = 404;
        http.Response.Headers.Append("X-Seen", "one");
        http.Response.Headers.Append("X-Seen", "two");
        return http.Response.WriteAsync($"seen {count}");
    }

    private static Task StartAsync(RunningApp app, string name, AnsweringServer server) =>
        PostAsync(app, $"start/{name}/one", JsonSerializer.Serialize(server.Address));

    private static Task<string> EndAsync(RunningApp app) => app.Client.GetStringAsync("end/one");

    private static async Task PostAsync(RunningApp app, string path, string json)
    {
        using StringContent content = new(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await app.Client.PostAsync(path, content);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<string?> StatusAsync(RunningApp app) =>
        (await DurableFunctions.ClientOf(app.Services).GetInstanceAsync("one", true))?.SerializedCustomStatus;

    private static async Task PollAsync(Func<Task<bool>> holds)
    {
        for (int round = 0; !await holds(); round++)
        {
            Assert.True(round < 500, "It did not come to pass.");
            await Task.Delay(20);
        }
    }

    private Task<RunningApp> StartAsync(params (string Key, string Value)[] settings) => RunningApp.StartAsync(
        [typeof(SampleDurable), typeof(SampleHttpCalls)],
        builder => builder.Services.AddSingleton(new Greeting("hello")),
        _directory,
        settings: settings);
}
