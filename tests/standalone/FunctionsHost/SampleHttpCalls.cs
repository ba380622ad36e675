using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.Primitives;

namespace GovMedia.Standalone;

/// <summary>Orchestrators that make HTTP requests; their input is the server's address.</summary>
public static class SampleHttpCalls
{
    [Function("Ask")]
    public static async Task<string> Ask([OrchestrationTrigger] TaskOrchestrationContext context, string address)
    {
        DurableHttpResponse response = await context.CallHttpAsync(HttpMethod.Post, new Uri(address), "云南");
        return $"{(int)response.StatusCode} {response.Content} {response.Headers!["x-seen"]}";
    }

    [Function("AskThenWait")]
    public static async Task<string> AskThenWait(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        string address)
    {
        DurableHttpResponse response = await context.CallHttpAsync(HttpMethod.Get, new Uri(address));
        context.SetCustomStatus("asked");
        string nudge = await context.WaitForExternalEvent<string>("Nudge");
        return $"{response.Content} {response.Headers!["X-Seen"].Count} {nudge}";
    }

    [Function("AskAgain")]
    public static async Task<string> AskAgain([OrchestrationTrigger] TaskOrchestrationContext context, string address)
    {
        DateTime began = context.CurrentUtcDateTime;
        DurableHttpResponse response = await context.CallHttpAsync(
            HttpMethod.Get,
            new Uri(address),
            retryOptions: new HttpRetryOptions([HttpStatusCode.ServiceUnavailable])
            {
                FirstRetryInterval = TimeSpan.FromHours(1),
                BackoffCoefficient = 2,
                MaxNumberOfAttempts = 3,
            });
        return $"{(int)response.StatusCode} {(context.CurrentUtcDateTime - began).TotalHours:0}h";
    }

    [Function("Follow")]
    public static async Task<string> Follow([OrchestrationTrigger] TaskOrchestrationContext context, string address)
    {
        DateTime began = context.CurrentUtcDateTime;
        DurableHttpResponse response = await context.CallHttpAsync(new DurableHttpRequest(
            HttpMethod.Post, new Uri(address))
        {
            Content = "{}",
            AsynchronousPatternEnabled = true,
            Headers = new Dictionary<string, StringValues>
            {
                ["Content-Type"] = "application/json",
                ["Authorization"] = "Bearer one",
                ["x-functions-key"] = "two",
                ["x-many"] = new StringValues(["a", "b"]),
            },
        });
        return $"{response.Content} {(context.CurrentUtcDateTime - began).TotalHours:0}h";
    }

    [Function("AskBriefly")]
    public static async Task<string> AskBriefly(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        string address)
    {
        DurableHttpRequest request = new(HttpMethod.Get, new Uri(address))
        {
            Timeout = TimeSpan.FromMilliseconds(50),
        };
        try
        {
            return (await context.CallHttpAsync(request)).Content!;
        }
        catch (TaskFailedException late) when (late.FailureDetails.IsCausedBy<TimeoutException>())
        {
            return late.TaskName;
        }
    }
}
