using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Standalone;

public sealed class DurableFunctionTests : IDisposable
{
    private readonly string _directory = RunningApp.NewDirectory();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Orchestration_OfActivities_RunsToItsEnd()
    {
        await using RunningApp app = await StartAsync();

        await PostAsync(app, "start/Greet/one", "\"Yunnan\"");

        Assert.Equal("Completed \"hello Yunnan from one in Say 28\"", await app.Client.GetStringAsync("end/one"));
    }

    [Fact]
    public async Task Orchestration_WhoseActivityThrows_FailsWithItsWords()
    {
        await using RunningApp app = await StartAsync();

        await PostAsync(app, "start/Fail/one", "null");

        Assert.Equal(
            "Failed Task 'Refuse' (#0) failed with an unhandled exception: no",
            await app.Client.GetStringAsync("end/one"));
    }

    [Fact]
    public async Task Orchestration_AcrossRestart_GoesOn()
    {
        await using (RunningApp before = await StartAsync())
        {
            await PostAsync(before, "start/Wait/one", "null");
        }

        await using RunningApp after = await StartAsync();
        await PostAsync(after, "nudge/one?with=care", "");

        Assert.Equal("Completed \"nudged with care\"", await after.Client.GetStringAsync("end/one"));
    }

    [Fact]
    public async Task Middleware_AroundEveryTrigger_SeesEach()
    {
        List<string> seen = [];
        await using RunningApp app = await StartAsync(builder => builder.UseMiddleware(async (context, next) =>
        {
            lock (seen)
            {
                BindingMetadata trigger = context.FunctionDefinition.InputBindings.Values
                    .Single(binding => binding.Type.EndsWith("Trigger", StringComparison.Ordinal));
                seen.Add($"{trigger.Type} {context.FunctionDefinition.Name}");
            }

            await next();
        }));

        await PostAsync(app, "start/Greet/one", "\"Yunnan\"");
        await app.Client.GetStringAsync("end/one");

        lock (seen)
        {
            Assert.Equal(
                [
                    "activityTrigger Length", "activityTrigger Say", "httpTrigger End", "httpTrigger Start",
                    "orchestrationTrigger Greet",
                ],
                seen.Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task DurableTimers_OnTheSimulatedClock_FireEachAtItsTime()
    {
        await using RunningApp app = await StartAsync(settings: s_simulated);
        await PostAsync(app, "start/Alarms/one", "60");
        long began = TimeProvider.System.GetTimestamp();

        HttpResponseMessage moved = await PostAsync(app, "simulation/clock", """{ "advance": "P60D" }""");

        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0, 10);
        JsonElement answer = await moved.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(60, answer.GetProperty("fired").GetInt32());
        string[] rung = JsonSerializer.Deserialize<string[]>(
            (await app.Client.GetStringAsync("end/one"))["Completed ".Length..])!;
        Assert.Equal(60, rung.Length);
        Assert.Equal("09-27 02:00 Now", rung[0]);
        Assert.Equal("11-25 02:00 Now", rung[^1]);
    }

    [Fact]
    public async Task DurableTimers_AcrossRestartOnTheSimulatedClock_AreNotLost()
    {
        await using (RunningApp before = await StartAsync(settings: s_simulated))
        {
            await PostAsync(before, "start/Alarms/one", "2");
            await PostAsync(before, "simulation/clock", """{ "advance": "P1DT1H" }""");
        }

        await using RunningApp after = await StartAsync(settings: s_simulated);
        await PostAsync(after, "simulation/clock", """{ "advance": "P1D" }""");

        Assert.Equal(
            "Completed [\"09-27 02:00 Now\",\"09-28 02:00 Now\"]", await after.Client.GetStringAsync("end/one"));
    }

    [Fact]
    public async Task CheckStatus_OfAnInstance_TellsItsAddressesWithoutKey()
    {
        await using RunningApp app = await StartAsync(settings: [("Standalone:SystemKey", "s3cret")]);

        HttpResponseMessage response = await app.Client.GetAsync("check/YN-OBJ%2F1");

        JsonElement payload = await response.Content.ReadFromJsonAsync<JsonElement>();
        string status = payload.GetProperty("statusQueryGetUri").GetString()!;
        Assert.Equal(202, (int)response.StatusCode);
        Assert.Equal(status, response.Headers.Location?.OriginalString);
        Assert.StartsWith($"{app.Address}runtime/webhooks/durabletask/instances/", status, StringComparison.Ordinal);
        Assert.EndsWith("/raiseEvent/{eventName}", payload.GetProperty("sendEventPostUri").GetString());
        Assert.EndsWith("/terminate?reason={text}", payload.GetProperty("terminatePostUri").GetString());
        Assert.DoesNotContain("s3cret", payload.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Container_OfTheApp_HasNoDurableClient()
    {
        await using RunningApp app = await StartAsync();

        Assert.Null(app.Services.GetService<DurableTaskClient>());
    }

    private static readonly (string Key, string Value)[] s_simulated =
        [("Standalone:Clock", "simulated"), ("Standalone:Start", "2025-09-26T10:00:00+08:00")];

    private static async Task<HttpResponseMessage> PostAsync(RunningApp app, string path, string json)
    {
        using StringContent content = new(json, Encoding.UTF8, "application/json");
        HttpResponseMessage response = await app.Client.PostAsync(path, content);
        response.EnsureSuccessStatusCode();
        return response;
    }

    private Task<RunningApp> StartAsync(
        Action<FunctionsApplicationBuilder>? configure = null,
        params (string Key, string Value)[] settings) => RunningApp.StartAsync(
            [typeof(SampleDurable)],
            builder =>
            {
                builder.Services.AddSingleton(new Greeting("hello"));
                configure?.Invoke(builder);
            },
            _directory,
            settings: settings);
}
