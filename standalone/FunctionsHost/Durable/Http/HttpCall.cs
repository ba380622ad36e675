using System.Net;
using System.Net.Http.Headers;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.Primitives;

namespace GovMedia.Standalone;

/// <summary>One HTTP call of an orchestrator: its attempts, and the following of a 202, with durable timers.</summary>
internal sealed class HttpCall(TaskOrchestrationContext context, DurableHttpRequest request)
{
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromSeconds(30);
    private readonly DateTime _began = context.CurrentUtcDateTime;

    /// <summary>Makes the call.</summary>
    /// <returns>The last answer.</returns>
    public async Task<DurableHttpResponse> RunAsync()
    {
        Uri asked = request.Uri;
        DurableHttpResponse response = await AskAsync(request);
        while (request.AsynchronousPatternEnabled
            && response.StatusCode == HttpStatusCode.Accepted
            && response.Headers is { } headers
            && headers.TryGetValue("Location", out StringValues location))
        {
            TimeSpan wait = WaitOf(headers);
            if (request.Timeout is { } timeout && Elapsed + wait >= timeout)
            {
                throw new TimeoutException($"{request.Method} {request.Uri} had no outcome within {timeout}.");
            }

            await context.CreateTimer(wait, CancellationToken.None);
            asked = new Uri(asked, location.ToString());
            response = await AskAsync(Following(asked));
        }

        return response;
    }

    private TimeSpan Elapsed => context.CurrentUtcDateTime - _began;

    private async Task<DurableHttpResponse> AskAsync(DurableHttpRequest asked)
    {
        HttpRetryOptions retry = asked.HttpRetryOptions ?? new HttpRetryOptions();
        DateTime first = context.CurrentUtcDateTime;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                DurableHttpResponse response =
                    await context.CallActivityAsync<DurableHttpResponse>(HttpActivity.Name, asked);
                if (!AsksAgain(retry, attempt, first) || !IsFailure(retry, response.StatusCode))
                {
                    return response;
                }
            }
            catch (TaskFailedException) when (AsksAgain(retry, attempt, first))
            {
                // No answer came; the wait happens outside the filter, below.
            }

            await context.CreateTimer(Delay(retry, attempt), CancellationToken.None);
        }
    }

    private bool AsksAgain(HttpRetryOptions retry, int attempt, DateTime first) =>
        attempt < retry.MaxNumberOfAttempts
        && context.CurrentUtcDateTime - first < retry.RetryTimeout
        && (request.Timeout is not { } timeout || Elapsed + Delay(retry, attempt) < timeout);

    private static bool IsFailure(HttpRetryOptions retry, HttpStatusCode status) => retry.StatusCodesToRetry.Count == 0
        ? status >= HttpStatusCode.BadRequest
        : retry.StatusCodesToRetry.Contains(status);

    private static TimeSpan Delay(HttpRetryOptions retry, int attempt)
    {
        double ticks = retry.FirstRetryInterval.Ticks * Math.Pow(retry.BackoffCoefficient, attempt - 1);
        return ticks < retry.MaxRetryInterval.Ticks ? TimeSpan.FromTicks((long)ticks) : retry.MaxRetryInterval;
    }

    private TimeSpan WaitOf(IDictionary<string, StringValues> headers)
    {
        if (!headers.TryGetValue("Retry-After", out StringValues text)
            || !RetryConditionHeaderValue.TryParse(text.ToString(), out RetryConditionHeaderValue? after))
        {
            return s_pollInterval;
        }

        TimeSpan wait = after.Delta ?? after.Date!.Value.UtcDateTime - context.CurrentUtcDateTime;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    // The outcome is read with the caller's headers; what lets in goes to the same server alone, and keys of a
    // function, which open that function and no other, nowhere.
    private DurableHttpRequest Following(Uri location)
    {
        Dictionary<string, StringValues> headers = new(
            request.Headers ?? new Dictionary<string, StringValues>(), StringComparer.OrdinalIgnoreCase);
        headers.Remove("x-functions-key");
        if (!Hop.IsSameServer(location, request.Uri))
        {
            headers.Remove("Authorization");
            headers.Remove("Cookie");
        }

        return new DurableHttpRequest(HttpMethod.Get, location)
        {
            Headers = headers,
            HttpRetryOptions = request.HttpRetryOptions,
            Timeout = request.Timeout - Elapsed,
        };
    }
}
