using GovMedia.Standalone;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

namespace Microsoft.DurableTask;

/// <summary>HTTP requests of an orchestrator.</summary>
public static class TaskOrchestrationContextExtensionMethods
{
    /// <summary>Makes a request as a step of the orchestration: at least once, its answer kept in the history.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="request">The request.</param>
    /// <returns>The last answer, of whatever status.</returns>
    /// <exception cref="TaskFailedException">There was no answer, and no attempt is left.</exception>
    /// <exception cref="TimeoutException">The request's <c>Timeout</c> ended while its answer was followed.</exception>
    public static Task<DurableHttpResponse> CallHttpAsync(
        this TaskOrchestrationContext context,
        DurableHttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        return new HttpCall(context, request).RunAsync();
    }

    /// <summary>Makes a request as a step of the orchestration; an answer of 202 is not followed.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="method">The method.</param>
    /// <param name="uri">Where to.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="retryOptions">When to ask again; null for never.</param>
    /// <returns>The last answer, of whatever status.</returns>
    /// <exception cref="TaskFailedException">There was no answer, and no attempt is left.</exception>
    public static Task<DurableHttpResponse> CallHttpAsync(
        this TaskOrchestrationContext context,
        HttpMethod method,
        Uri uri,
        string? content = null,
        HttpRetryOptions? retryOptions = null) =>
        context.CallHttpAsync(new DurableHttpRequest(method, uri)
        {
            Content = content,
            HttpRetryOptions = retryOptions,
        });
}
