using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone;

/// <summary>The management routes that change something.</summary>
/// <param name="client">Carries them out.</param>
/// <param name="orchestrators">The names of what can be started.</param>
internal sealed class InstanceCommands(Lazy<DurableTaskClient> client, IReadOnlySet<string> orchestrators)
{
    /// <summary>The key of an <see cref="IEndpointFilter"/> that the app may register to watch over acts which destroy
    /// history. Its arguments are the instance's id and the act.</summary>
    public const string KeeperKey = "durable-management";

    /// <summary>Starts an orchestration; waits for its end when asked to.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public async Task StartAsync(HttpContext http)
    {
        string name = ManagementRequest.Route(http, "functionName")!;
        if (!orchestrators.Contains(name))
        {
            throw ManagementRequest.Bad("functionName", name, string.Join(", ", orchestrators.Order(StringComparer.Ordinal)));
        }

        object? input = await ManagementRequest.JsonAsync(http);
        StartOrchestrationOptions options = new(ManagementRequest.Route(http, "instanceId"));
        string id;
        try
        {
            id = await client.Value.ScheduleNewOrchestrationInstanceAsync(
                new TaskName(name), input, options, http.RequestAborted);
        }
        catch (Exception refused) when (refused is InvalidOperationException or ArgumentException)
        {
            throw new BadHttpRequestException(refused.Message, refused);
        }

        await AnswerStartedAsync(http, id);
    }

    /// <summary>Raises an event.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public async Task RaiseEventAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            throw ManagementRequest.Bad("Content-Type", http.Request.ContentType ?? string.Empty, "application/json");
        }

        object? payload = await ManagementRequest.JsonAsync(http);
        string name = ManagementRequest.Route(http, "eventName")!;
        await OnRunningAsync(http, id => client.Value.RaiseEventAsync(id, name, payload, http.RequestAborted));
    }

    /// <summary>Suspends an instance.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public Task SuspendAsync(HttpContext http) =>
        OnRunningAsync(http, id => client.Value.SuspendInstanceAsync(id, Reason(http), http.RequestAborted));

    /// <summary>Resumes an instance.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public Task ResumeAsync(HttpContext http) =>
        OnRunningAsync(http, id => client.Value.ResumeInstanceAsync(id, Reason(http), http.RequestAborted));

    /// <summary>Terminates an instance.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public Task TerminateAsync(HttpContext http)
    {
        TerminateInstanceOptions options = new(Reason(http));
        return OnRunningAsync(http, id => client.Value.TerminateInstanceAsync(id, options, http.RequestAborted), "terminate");
    }

    /// <summary>Rewinds a failed instance.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public async Task RewindAsync(HttpContext http)
    {
        string id = ManagementRequest.Instance(http);
        OrchestrationMetadata? instance = await client.Value.GetInstanceAsync(id, http.RequestAborted);
        switch (instance?.RuntimeStatus)
        {
            case null:
                await ManagementRequest.UnknownAsync(http);
                break;
            case OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Terminated:
                await ManagementRequest.EndedAsync(http);
                break;
            case OrchestrationRuntimeStatus.Failed:
                await WatchedAsync(
                    http,
                    id,
                    "rewind",
                    async () =>
                    {
                        await client.Value.RewindInstanceAsync(id, Reason(http) ?? string.Empty, http.RequestAborted);
                        http.Response.StatusCode = StatusCodes.Status202Accepted;
                    });
                break;
            default:
                throw ManagementRequest.Bad("runtimeStatus", $"{instance?.RuntimeStatus}", "Failed");
        }
    }

    /// <summary>Runs an instance again, from its input.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public async Task RestartAsync(HttpContext http)
    {
        bool newId = ManagementRequest.Flag(http, "restartWithNewInstanceId", true);
        string id = ManagementRequest.Instance(http);
        if (await client.Value.GetInstanceAsync(id, http.RequestAborted) is null)
        {
            throw ManagementRequest.Bad("instanceId", id, "an instance that exists");
        }

        await WatchedAsync(
            http,
            id,
            "restart",
            async () => await AnswerStartedAsync(http, await RestartedAsync(id, newId, http.RequestAborted)));
    }

    /// <summary>Purges an instance.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public async Task PurgeAsync(HttpContext http)
    {
        string id = ManagementRequest.Instance(http);
        await WatchedAsync(
            http,
            id,
            "purge",
            async () =>
            {
                PurgeResult purged = await client.Value.PurgeInstanceAsync(id, http.RequestAborted);
                await (purged.PurgedInstanceCount == 0
                    ? ManagementRequest.UnknownAsync(http)
                    : AnswerPurgedAsync(http, purged.PurgedInstanceCount));
            });
    }

    /// <summary>Purges the instances of a time; those that the app keeps stay.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public async Task PurgeManyAsync(HttpContext http)
    {
        DateTimeOffset from = ManagementRequest.Time(http, "createdTimeFrom")
            ?? throw ManagementRequest.Bad("createdTimeFrom", string.Empty, "an ISO 8601 date and time");
        OrchestrationQuery query = new(
            from, ManagementRequest.Time(http, "createdTimeTo"), ManagementRequest.Statuses(http));
        List<string> ended = [];
        await foreach (OrchestrationMetadata instance in client.Value.GetAllInstancesAsync(query))
        {
            if (instance.IsCompleted)
            {
                ended.Add(instance.InstanceId);
            }
        }

        int purged = 0;
        foreach (string id in ended)
        {
            await WatchedAsync(
                http,
                id,
                "purge",
                async () => purged += (await client.Value.PurgeInstanceAsync(id, http.RequestAborted)).PurgedInstanceCount,
                isOneOfMany: true);
        }

        await (purged == 0 ? HostProblem.NotFoundAsync(http) : AnswerPurgedAsync(http, purged));
    }

    private static string? Reason(HttpContext http) => ManagementRequest.Query(http, "reason");

    private static Task AnswerPurgedAsync(HttpContext http, int purged) =>
        http.Response.WriteAsJsonAsync(new JsonObject { ["instancesDeleted"] = purged });

    // An app that keeps histories is asked before one is destroyed; what it refuses is not done, and its answer is sent.
    private static async Task WatchedAsync(
        HttpContext http, string id, string act, Func<Task> perform, bool isOneOfMany = false)
    {
        if (http.RequestServices.GetKeyedService<IEndpointFilter>(KeeperKey) is not { } keeper)
        {
            await perform();
            return;
        }

        bool isDone = false;
        object? answer = await keeper.InvokeAsync(EndpointFilterInvocationContext.Create(http, id, act), async _ =>
        {
            isDone = true;
            await perform();
            return null;
        });
        if (!isDone && !isOneOfMany && answer is IResult refusal)
        {
            await refusal.ExecuteAsync(http);
        }
    }

    private async Task<string> RestartedAsync(string id, bool newId, CancellationToken aborted)
    {
        try
        {
            return await client.Value.RestartAsync(id, newId, aborted);
        }
        catch (InvalidOperationException refused)
        {
            throw new BadHttpRequestException(refused.Message, refused);
        }
    }

    private async Task OnRunningAsync(HttpContext http, Func<string, Task> act, string? destroys = null)
    {
        string id = ManagementRequest.Instance(http);
        OrchestrationMetadata? instance = await client.Value.GetInstanceAsync(id, http.RequestAborted);
        if (instance is null)
        {
            await ManagementRequest.UnknownAsync(http);
        }
        else if (instance.IsCompleted)
        {
            await ManagementRequest.EndedAsync(http);
        }
        else
        {
            async Task Perform()
            {
                await act(id);
                http.Response.StatusCode = StatusCodes.Status202Accepted;
            }

            await (destroys is null ? Perform() : WatchedAsync(http, id, destroys, Perform));
        }
    }

    private async Task AnswerStartedAsync(HttpContext http, string id)
    {
        if (Seconds(http) is { } wait && await EndAsync(id, wait, http.RequestAborted) is { } ended)
        {
            await http.Response.WriteAsJsonAsync(InstanceJson.Token(ended.SerializedOutput));
            return;
        }

        http.Response.StatusCode = StatusCodes.Status202Accepted;
        Microsoft.Azure.Functions.Worker.HttpManagementPayload addresses =
            ManagementAddresses.Of($"{http.Request.Scheme}://{http.Request.Host}", id);
        http.Response.Headers.Location = addresses.StatusQueryGetUri;
        http.Response.Headers.RetryAfter = "5";
        await http.Response.WriteAsJsonAsync(addresses);
    }

    private async Task<OrchestrationMetadata?> EndAsync(string id, TimeSpan wait, CancellationToken aborted)
    {
        using CancellationTokenSource time = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        time.CancelAfter(wait);
        try
        {
            return await client.Value.WaitForInstanceCompletionAsync(id, true, time.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private static TimeSpan? Seconds(HttpContext http) =>
        ManagementRequest.Query(http, "timeout") is not { } text ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            && seconds is >= 0 and <= 200
            ? TimeSpan.FromSeconds(seconds)
            : throw ManagementRequest.Bad("timeout", text, "seconds from 0 to 200");
}
