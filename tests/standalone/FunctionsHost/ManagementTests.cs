using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone;

public sealed class ManagementTests
{
    private const string Base = "runtime/webhooks/durabletask";

    [Theory]
    [InlineData(null, null, 404)] // no key configured: the routes do not exist
    [InlineData("s3cret", null, 401)]
    [InlineData("s3cret", "wrong", 401)]
    [InlineData("s3cret", "s3cret", 200)]
    public async Task Routes_BehindTheSystemKey_OpenForItOnly(string? configured, string? shown, int status)
    {
        await using RunningApp app = await StartAsync(("Standalone:SystemKey", configured ?? ""));

        Assert.Equal(status, (int)(await app.Client.GetAsync($"{Base}/instances?code={shown}")).StatusCode);
    }

    [Fact]
    public async Task Status_WhileRunning_IsAcceptedAndThenComplete()
    {
        await using RunningApp app = await StartFullAsync();
        HttpResponseMessage started = await SendAsync(app, "POST", "orchestrators/Wait/one", "{\"a\":1}");
        Assert.Equal(202, (int)started.StatusCode);
        Assert.Equal("one", (await JsonOf(started)).GetProperty("id").GetString());

        HttpResponseMessage running = await SendAsync(app, "GET", "instances/one?showHistory=true");
        Assert.Equal((202, "5"), ((int)running.StatusCode, running.Headers.RetryAfter?.ToString()));
        Assert.DoesNotContain("s3cret", running.Headers.Location?.OriginalString, StringComparison.Ordinal);

        Assert.Equal(202, (int)(await SendAsync(app, "POST", "instances/one/raiseEvent/Nudge", "\"care\"")).StatusCode);
        JsonElement status = await EndOf(app, "one", "?showHistory=true&showHistoryOutput=true");

        Assert.Equal("Wait", status.GetProperty("name").GetString());
        Assert.Equal("Completed", status.GetProperty("runtimeStatus").GetString());
        Assert.Equal(1, status.GetProperty("input").GetProperty("a").GetInt32());
        Assert.Equal("nudged with care", status.GetProperty("output").GetString());
        Assert.Equal("Nudge", status.GetProperty("customStatus").GetProperty("waitingFor").GetString());
        Assert.Matches("^[0-9-]+T[0-9:]+Z$", status.GetProperty("createdTime").GetString());
        Assert.Equal(
            ["ExecutionStarted", "EventRaised", "ExecutionCompleted"],
            status.GetProperty("historyEvents").EnumerateArray().Select(e => e.GetProperty("EventType").GetString()));
    }

    [Fact]
    public async Task History_OfActivities_TellsEachOnceWithItsName()
    {
        await using RunningApp app = await StartFullAsync();
        await SendAsync(app, "POST", "orchestrators/Greet/one", "\"Yunnan\"");

        JsonElement status = await EndOf(app, "one", "?showHistory=true");
        JsonElement[] events = [.. status.GetProperty("historyEvents").EnumerateArray()];

        Assert.Equal(
            ["Say", "Length"],
            events.Where(e => e.GetProperty("EventType").GetString() == "TaskCompleted")
                .Select(e => e.GetProperty("FunctionName").GetString()));
        Assert.DoesNotContain(events, e => e.GetProperty("EventType").GetString() == "TaskScheduled");
        Assert.DoesNotContain(events, e => e.TryGetProperty("Result", out _));
    }

    [Fact]
    public async Task Start_WithTimeout_AnswersTheOutput()
    {
        await using RunningApp app = await StartFullAsync();

        HttpResponseMessage ended = await SendAsync(app, "POST", "orchestrators/Greet/one?timeout=20", "\"Yunnan\"");

        Assert.Equal(200, (int)ended.StatusCode);
        Assert.Equal("\"hello Yunnan from one in Say 28\"", await ended.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Start_OfAnUnknownFunction_Answers400()
    {
        await using RunningApp app = await StartFullAsync();

        HttpResponseMessage refused = await SendAsync(app, "POST", "orchestrators/Nobody/one?timeout=20", "null");

        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains("Nobody", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        HttpResponseMessage unknown = await app.Client.GetAsync(new Uri("/runtime/webhooks/durabletask/instances/one?code=s3cret", UriKind.Relative));
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    [Fact]
    public async Task Restart_OfARunningInstanceUnderItsOwnId_Answers400()
    {
        await using RunningApp app = await StartFullAsync();
        await SendAsync(app, "POST", "orchestrators/Wait/waiting", "null");

        HttpResponseMessage again = await SendAsync(app, "POST", "instances/waiting/restart?restartWithNewInstanceId=false");

        Assert.Equal(400, (int)again.StatusCode);
    }

    [Fact]
    public async Task List_PageByPage_AnswersAll()
    {
        await using RunningApp app = await StartFullAsync();
        for (int i = 0; i < 5; i++)
        {
            await SendAsync(app, "POST", $"orchestrators/Wait/case-{i}", "null");
        }

        await SendAsync(app, "POST", "orchestrators/Wait/other", "null");
        List<string?> seen = [];
        string? more = null;
        do
        {
            using HttpRequestMessage request = new(
                HttpMethod.Get, $"{Base}/instances?instanceIdPrefix=case-&top=2&code=s3cret");
            if (more is not null)
            {
                request.Headers.Add("x-ms-continuation-token", more);
            }

            HttpResponseMessage page = await app.Client.SendAsync(request);
            seen.AddRange((await JsonOf(page)).EnumerateArray().Select(e => e.GetProperty("instanceId").GetString()));
            more = page.Headers.TryGetValues("x-ms-continuation-token", out IEnumerable<string>? token)
                ? token.Single()
                : null;
        }
        while (more is not null);

        Assert.Equal(["case-0", "case-1", "case-2", "case-3", "case-4"], seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GET", "instances/none", null, 404)]
    [InlineData("POST", "instances/none/raiseEvent/E", "1", 404)]
    [InlineData("POST", "instances/none/suspend", null, 404)]
    [InlineData("POST", "instances/none/terminate", null, 404)]
    [InlineData("POST", "instances/none/rewind", null, 404)]
    [InlineData("POST", "instances/none/restart", null, 400)]
    [InlineData("DELETE", "instances/none", null, 404)]
    [InlineData("DELETE", "instances", null, 400)]
    [InlineData("DELETE", "instances?createdTimeFrom=2000-01-01&createdTimeTo=2000-01-02", null, 404)]
    [InlineData("POST", "instances/done/raiseEvent/E", "1", 410)]
    [InlineData("POST", "instances/done/suspend", null, 410)]
    [InlineData("POST", "instances/done/terminate", null, 410)]
    [InlineData("POST", "instances/done/rewind", null, 410)]
    [InlineData("POST", "instances/waiting/rewind", null, 400)]
    [InlineData("POST", "instances/waiting/raiseEvent/E", "{ no", 400)]
    [InlineData("POST", "instances/waiting/raiseEvent/E", null, 400)]
    [InlineData("POST", "orchestrators/Wait", "{ no", 400)]
    [InlineData("GET", "instances?top=0", null, 400)]
    [InlineData("GET", "instances?runtimeStatus=Dreaming", null, 400)]
    [InlineData("GET", "instances?createdTimeFrom=yesterday", null, 400)]
    [InlineData("POST", "instances/waiting/suspend?reason=court", null, 202)]
    [InlineData("POST", "instances/waiting/resume", null, 202)]
    [InlineData("POST", "instances/waiting/terminate?reason=void", null, 202)]
    [InlineData("DELETE", "instances/done", null, 200)]
    [InlineData("PATCH", "instances/done", null, 405)]
    public async Task Request_OfEachKind_AnswersItsStatus(string method, string path, string? body, int status)
    {
        await using RunningApp app = await StartFullAsync();
        await SendAsync(app, "POST", "orchestrators/Greet/done?timeout=20", "\"Yunnan\"");
        await SendAsync(app, "POST", "orchestrators/Wait/waiting", "null");
        string query = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";

        HttpResponseMessage response = await SendAsync(app, method, $"{path}{query}x=1", body);

        Assert.Equal(status, (int)response.StatusCode);
        if (status >= 400)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [InlineData("POST", "instances/waiting/terminate")]
    [InlineData("POST", "instances/waiting/rewind")]
    [InlineData("POST", "instances/waiting/restart")]
    [InlineData("DELETE", "instances/waiting")]
    [InlineData("DELETE", "instances?createdTimeFrom=2000-01-01T00:00:00Z")]
    public async Task Destruction_UnlessAllowed_IsRefused(string method, string path)
    {
        await using RunningApp app = await StartAsync(("Standalone:SystemKey", "s3cret"));
        await SendAsync(app, "POST", "orchestrators/Wait/waiting", "null");

        HttpResponseMessage response = await SendAsync(app, method, path);

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Equal("management-read-only", (await JsonOf(response)).GetProperty("code").GetString());
        HttpResponseMessage still = await SendAsync(app, "GET", "instances/waiting");
        Assert.Equal(202, (int)still.StatusCode);
    }

    private static async Task<JsonElement> EndOf(RunningApp app, string id, string query)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(20));
        HttpResponseMessage status = await SendAsync(app, "GET", $"instances/{id}{query}");
        while (status.StatusCode == System.Net.HttpStatusCode.Accepted)
        {
            await Task.Delay(10, deadline.Token);
            status = await SendAsync(app, "GET", $"instances/{id}{query}");
        }

        return await JsonOf(status);
    }

    private static Task<JsonElement> JsonOf(HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<HttpResponseMessage> SendAsync(
        RunningApp app,
        string method,
        string path,
        string? body = null)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), $"{Base}/{path}");
        request.Headers.Add("x-functions-key", "s3cret");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await app.Client.SendAsync(request);
    }

    private static Task<RunningApp> StartFullAsync() =>
        StartAsync(("Standalone:SystemKey", "s3cret"), ("Standalone:Management", "full"));

    private static Task<RunningApp> StartAsync(params (string Key, string Value)[] settings) => RunningApp.StartAsync(
        [typeof(SampleDurable)],
        builder => builder.Services.AddSingleton(new Greeting("hello")),
        settings: settings);
}
