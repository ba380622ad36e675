using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone;

/// <summary>Orchestrator and activity functions, and HTTP functions that start and nudge them.</summary>
public sealed class SampleDurable(Greeting greeting, TimeProvider clock)
{
    [Function("Greet")]
    public static async Task<string> Greet([OrchestrationTrigger] TaskOrchestrationContext context, string name)
    {
        string first = await context.CallActivityAsync<string>("Say", name);
        return $"{first} {await context.CallActivityAsync<int>("Length", first)}";
    }

    [Function("Say")]
    public string Say([ActivityTrigger] string name, FunctionContext context, string instanceId) =>
        $"{greeting.Word} {name} from {instanceId} in {context.FunctionDefinition.Name}";

    [Function("Length")]
    public static async Task<int> Length([ActivityTrigger] string text, CancellationToken cancellation)
    {
        await Task.Yield();
        return cancellation.IsCancellationRequested ? -1 : text.Length;
    }

    [Function("Wait")]
    public static async Task<string> Wait([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(new { waitingFor = "Nudge" });
        return $"nudged with {await context.WaitForExternalEvent<string>("Nudge")}";
    }

    [Function("Alarms")]
    public static async Task<string[]> Alarms([OrchestrationTrigger] TaskOrchestrationContext context, int days)
    {
        List<string> rung = [];
        for (int day = 0; day < days; day++)
        {
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            rung.Add(await context.CallActivityAsync<string>("Now"));
        }

        return [.. rung];
    }

    [Function("Now")]
    public string Now([ActivityTrigger] TaskActivityContext context) =>
        $"{clock.GetUtcNow():MM-dd HH:mm} {context.Name}";

    [Function("Fail")]
    public static Task<string> Fail([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>("Refuse", new Note("no"));

    [Function("Refuse")]
    public static void Refuse([ActivityTrigger] Note note) => throw new InvalidOperationException(note.Text);

    [Function("Start")]
    public static async Task<IActionResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{name}/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string name,
        string id,
        [Microsoft.Azure.Functions.Worker.Http.FromBody] object? input)
    {
        StartOrchestrationOptions options = new(id);
        await client.ScheduleNewOrchestrationInstanceAsync(name, input, options);
        return new AcceptedResult();
    }

    [Function("Nudge")]
    public static Task Nudge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "nudge/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string with) => client.RaiseEventAsync(id, "Nudge", with);

    [Function("End")]
    public static async Task<IActionResult> End(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "end/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        CancellationToken cancellation)
    {
        OrchestrationMetadata end = await client.WaitForInstanceCompletionAsync(id, true, cancellation);
        string? outcome = end.SerializedOutput ?? end.FailureDetails?.ErrorMessage;
        return new ContentResult { Content = $"{end.RuntimeStatus} {outcome}" };
    }

    [Function("Check")]
    public static Task<HttpResponseData> Check(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "check/{id}")] HttpRequestData request,
        [DurableClient] DurableTaskClient client,
        string id) => client.CreateCheckStatusResponseAsync(request, id);

    public sealed record Note(string Text);
}
