using System.Globalization;
using System.Text.Json.Nodes;
using DurableTask.Core.History;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone;

/// <summary>The management routes that only look.</summary>
internal sealed class InstanceReads(Lazy<DurableTaskClient> client)
{
    private const string Continuation = "x-ms-continuation-token";
    private const int MostAtOnce = 1000;

    /// <summary>Answers the status of one instance, 202 while it goes on.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public async Task GetAsync(HttpContext http)
    {
        bool showHistory = ManagementRequest.Flag(http, "showHistory", false);
        bool showHistoryOutput = ManagementRequest.Flag(http, "showHistoryOutput", false);
        bool showInput = ManagementRequest.Flag(http, "showInput", true);
        bool failLoudly = ManagementRequest.Flag(http, "returnInternalServerErrorOnFailure", false);
        string id = ManagementRequest.Instance(http);
        if (await client.Value.GetInstanceAsync(id, true, http.RequestAborted) is not { } instance)
        {
            await ManagementRequest.UnknownAsync(http);
            return;
        }

        IList<HistoryEvent>? history = showHistory
            ? await client.Value.GetOrchestrationHistoryAsync(id, http.RequestAborted)
            : null;
        if (!instance.IsCompleted)
        {
            http.Response.StatusCode = StatusCodes.Status202Accepted;
            http.Response.Headers.Location =
                $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}{WithoutKey(http)}";
            http.Response.Headers.RetryAfter = "5";
        }
        else if (failLoudly && instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed)
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        await http.Response.WriteAsJsonAsync(InstanceJson.Status(instance, showInput, history, showHistoryOutput));
    }

    /// <summary>Answers instances page by page.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public async Task ListAsync(HttpContext http)
    {
        bool showInput = ManagementRequest.Flag(http, "showInput", true);
        OrchestrationQuery query = new()
        {
            CreatedFrom = ManagementRequest.Time(http, "createdTimeFrom"),
            CreatedTo = ManagementRequest.Time(http, "createdTimeTo"),
            Statuses = ManagementRequest.Statuses(http),
            InstanceIdPrefix = ManagementRequest.Query(http, "instanceIdPrefix"),
            PageSize = Top(http),
            FetchInputsAndOutputs = true,
            ContinuationToken = http.Request.Headers[Continuation].FirstOrDefault(),
        };
        JsonArray items = [];
        await foreach (Page<OrchestrationMetadata> page in client.Value.GetAllInstancesAsync(query)
            .AsPages(query.ContinuationToken, query.PageSize).WithCancellation(http.RequestAborted))
        {
            foreach (OrchestrationMetadata instance in page.Values)
            {
                items.Add(InstanceJson.Status(instance, showInput));
            }

            if (page.ContinuationToken is { Length: > 0 } more)
            {
                http.Response.Headers[Continuation] = more;
            }

            break;
        }

        await http.Response.WriteAsJsonAsync(items);
    }

    private static int Top(HttpContext http) =>
        ManagementRequest.Query(http, "top") is not { } text ? OrchestrationQuery.DefaultPageSize
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int top)
            && top is > 0 and <= MostAtOnce
            ? top
            : throw ManagementRequest.Bad("top", text, $"a whole number from 1 to {MostAtOnce}");

    // The address to ask again need not carry the key into whatever logs it.
    private static QueryString WithoutKey(HttpContext http) => QueryString.Create(
        http.Request.Query.Where(value => !value.Key.Equals("code", StringComparison.OrdinalIgnoreCase)));
}
