using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone;

/// <summary>Where an orchestrator's HTTP call goes when it is sent on, when, and with what.</summary>
public sealed class HttpFollowTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async Task InitializeAsync() => _app = await RunningApp.StartAsync(
        [typeof(SampleDurable), typeof(SampleHttpFollowing)],
        builder => builder.Services.AddSingleton(new Greeting("hello")),
        settings: [("Standalone:Clock", "simulated"), ("Standalone:Start", "2025-09-26T10:00:00+08:00")]);

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Theory]
    [InlineData("Fri, 26 Sep 2025 04:30:00 GMT", "02:30:00")]
    [InlineData("Fri, 26 Sep 2025 01:00:00 GMT", "00:00:00")]
    [InlineData("90", "00:01:30")]
    [InlineData("soon", "00:00:30")]
    public async Task Following_AnAnswerThatSaysWhen_AsksAgainThen(string retryAfter, string waited)
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync((http, count) => count == 1
            ? AcceptAsync(http, "/outcome", retryAfter)
            : http.Response.WriteAsync("done"));

        await StartAsync("FollowOn", server.Address);
        await AdvanceAsync(server, "PT3H");

        Assert.Equal($"Completed \"200 done {waited}\"", await EndAsync());
    }

    [Fact]
    public async Task Following_ToAnotherServer_ShowsItNoCredentials()
    {
        string[] servers = new string[2];
        await using AnsweringServer own = await AnsweringServer.StartAsync((http, count) => count == 1
            ? AcceptAsync(http, servers[1] + "/theirs", "0")
            : http.Response.WriteAsync("done"));
        await using AnsweringServer other = await AnsweringServer.StartAsync((http, count) => count == 1
            ? AcceptAsync(http, "/theirs/too", "0")
            : AcceptAsync(http, servers[0] + "/back", "0"));
        (servers[0], servers[1]) = (own.Address, other.Address);

        await StartAsync("FollowOn", own.Address);

        Assert.Equal("Completed \"200 done 00:00:00\"", await EndAsync());
        Assert.Equal(["/theirs ||", "/theirs/too ||"], other.Shown);
        Assert.Equal(["/ Bearer one|seat=two|three", "/back Bearer one|seat=two|"], own.Shown);
    }

    [Fact]
    public async Task Following_ARelativeLocation_StartsFromWhereItWasGiven()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync((http, count) => count switch
        {
            1 => AcceptAsync(http, "outcomes/7?full=true", "0"),
            2 => AcceptAsync(http, "8", "0"),
            _ => http.Response.WriteAsync("done"),
        });

        await StartAsync("FollowOn", server.Address + "/cases/one");

        Assert.Equal("Completed \"200 done 00:00:00\"", await EndAsync());
        Assert.Equal(
            ["/cases/one", "/cases/outcomes/7?full=true", "/cases/outcomes/8"],
            server.Shown.Select(one => one.Split(' ')[0]));
    }

    [Fact]
    public async Task Following_NoLocation_ReturnsTheAnswerAsItIs()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync((http, _) =>
        {
            http.Response.StatusCode = 202;
            return Task.CompletedTask;
        });

        await StartAsync("FollowOn", server.Address);

        Assert.Equal("Completed \"202  00:00:00\"", await EndAsync());
    }

    [Fact]
    public async Task Following_BeyondTheTimeout_EndsWhenTheNextAnswerWouldComeTooLate()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync(
            (http, _) => AcceptAsync(http, "/outcome", "3600"));

        await StartAsync("FollowBriefly", server.Address);
        await AdvanceAsync(server, "PT3H");

        Assert.Equal("Completed \"too late 01:00:00\"", await EndAsync());
        Assert.Equal(2, server.Asked.Length);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirected_ToAnotherServer_ShowsItNoCredentials(int status)
    {
        await using AnsweringServer other = await AnsweringServer.StartAsync(
            (http, _) => http.Response.WriteAsync("theirs"));
        await using AnsweringServer own = await AnsweringServer.StartAsync((http, _) => RedirectAsync(
            http, status, other.Address + "/theirs"));

        await StartAsync("FollowOn", own.Address);

        Assert.Equal("Completed \"200 theirs 00:00:00\"", await EndAsync());
        Assert.Equal(["/theirs ||"], other.Shown);
    }

    [Fact]
    public async Task Redirected_OnTheSameServer_LeavesTheAuthorizationAsAnyClientDoes()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync((http, count) => count == 1
            ? RedirectAsync(http, 302, "/moved")
            : http.Response.WriteAsync("here"));

        await StartAsync("FollowOn", server.Address);

        Assert.Equal("Completed \"200 here 00:00:00\"", await EndAsync());
        Assert.Equal(["/ Bearer one|seat=two|three", "/moved |seat=two|three"], server.Shown);
    }

    [Theory]
    [InlineData(301, "GET / |")]
    [InlineData(303, "GET / |")]
    [InlineData(307, "POST / text|text/plain; charset=utf-8")]
    [InlineData(308, "POST / text|text/plain; charset=utf-8")]
    public async Task Redirected_WithABody_SendsItAgainWhereTheStatusSaysSo(int status, string asked)
    {
        await using AnsweringServer other = await AnsweringServer.StartAsync(
            (http, _) => http.Response.WriteAsync("theirs"));
        await using AnsweringServer own = await AnsweringServer.StartAsync(
            (http, _) => RedirectAsync(http, status, other.Address));

        await StartAsync("Tell", own.Address);

        Assert.Equal("Completed \"theirs\"", await EndAsync());
        Assert.StartsWith(asked, Assert.Single(other.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirected_ThenAccepted_IsFollowedFromWhereItCameTo()
    {
        await using AnsweringServer other = await AnsweringServer.StartAsync((http, count) => count == 1
            ? AcceptAsync(http, "outcome", "0")
            : http.Response.WriteAsync("theirs"));
        await using AnsweringServer own = await AnsweringServer.StartAsync((http, _) => RedirectAsync(
            http, 302, other.Address + "/cases/one"));

        await StartAsync("FollowOn", own.Address);

        Assert.Equal("Completed \"200 theirs 00:00:00\"", await EndAsync());
        Assert.Equal(["/cases/one ||", "/cases/outcome ||"], other.Shown);
    }

    [Fact]
    public async Task Redirected_OutOfHttp_ReturnsTheAnswerAsItIs()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync(
            (http, _) => RedirectAsync(http, 302, "ftp://127.0.0.1/file"));

        await StartAsync("FollowOn", server.Address);

        Assert.Equal("Completed \"302  00:00:00\"", await EndAsync());
    }

    [Fact]
    public async Task Answered_WithACookie_IsNotAskedWithItLater()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync((http, _) =>
        {
            http.Response.Headers.SetCookie = "session=theirs; Path=/";
            return http.Response.WriteAsync("here");
        });

        await StartAsync("Tell", server.Address);
        Assert.Equal("Completed \"here\"", await EndAsync());
        await PostAsync("start/Tell/two", JsonSerializer.Serialize(server.Address));

        Assert.Equal("Completed \"here\"", await _app.Client.GetStringAsync("end/two"));
        Assert.Equal(["/ ||", "/ ||"], server.Shown);
    }

    [Fact]
    public async Task Redirected_WithoutEnd_ReturnsTheLastAnswer()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync(
            (http, count) => RedirectAsync(http, 302, $"/{count}"));

        await StartAsync("FollowOn", server.Address);

        Assert.Equal("Completed \"302  00:00:00\"", await EndAsync());
        Assert.Equal(51, server.Asked.Length);
    }

    private static Task AcceptAsync(HttpContext http, string location, string retryAfter)
    {
        http.Response.StatusCode = 202;
        http.Response.Headers.Location = location;
        http.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    }

    private static Task RedirectAsync(HttpContext http, int status, string location)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    private Task StartAsync(string name, string address) =>
        PostAsync($"start/{name}/one", JsonSerializer.Serialize(address));

    private Task<string> EndAsync() => _app.Client.GetStringAsync("end/one");

    private async Task AdvanceAsync(AnsweringServer server, string by)
    {
        await server.Reached.WaitAsync(TimeSpan.FromSeconds(30));
        await PostAsync("simulation/clock", $$"""{ "advance": "{{by}}" }""");
    }

    private async Task PostAsync(string path, string json)
    {
        using StringContent content = new(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _app.Client.PostAsync(path, content);
        response.EnsureSuccessStatusCode();
    }
}
