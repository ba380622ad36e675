using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.Primitives;

namespace GovMedia.Standalone;

/// <summary>Orchestrators that follow where a server sends them, with credentials; their input is an address.</summary>
public static class SampleHttpFollowing
{
    [Function("FollowOn")]
    public static async Task<string> FollowOn([OrchestrationTrigger] TaskOrchestrationContext context, string address)
    {
        DateTime began = context.CurrentUtcDateTime;
        DurableHttpResponse response = await context.CallHttpAsync(RequestTo(address));
        return $"{(int)response.StatusCode} {response.Content} {context.CurrentUtcDateTime - began:hh\\:mm\\:ss}";
    }

    [Function("FollowBriefly")]
    public static async Task<string> FollowBriefly(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        string address)
    {
        DurableHttpRequest request = RequestTo(address);
        request.Timeout = TimeSpan.FromMinutes(90);
        DateTime began = context.CurrentUtcDateTime;
        try
        {
            return (await context.CallHttpAsync(request)).Content!;
        }
        catch (TimeoutException)
        {
            return $"too late {context.CurrentUtcDateTime - began:hh\\:mm\\:ss}";
        }
    }

    [Function("Tell")]
    public static async Task<string> Tell([OrchestrationTrigger] TaskOrchestrationContext context, string address) =>
        (await context.CallHttpAsync(HttpMethod.Post, new Uri(address), "text")).Content!;

    private static DurableHttpRequest RequestTo(string address) => new(HttpMethod.Get, new Uri(address))
    {
        AsynchronousPatternEnabled = true,
        Headers = new Dictionary<string, StringValues>
        {
            ["Authorization"] = "Bearer one",
            ["Cookie"] = "seat=two",
            ["x-functions-key"] = "three",
        },
    };
}
