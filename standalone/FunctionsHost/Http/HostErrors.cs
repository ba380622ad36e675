using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone;

/// <summary>Answers where nobody else did: unknown addresses, wrong methods, and what a function let through.</summary>
internal sealed class HostErrors(RequestDelegate next, ILogger<HostErrors> log)
{
    /// <summary>Serves a request.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is served.</returns>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.GetEndpoint()?.Metadata.GetMetadata<ServedHere>() is null)
            {
                await AnswerUnservedAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away: there is nobody to answer.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            await AnswerFailureAsync(http, failure);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "{Method} {Path} failed while answering", Method(http), http.Request.Path);
            http.Abort();
        }
    }

    private static Task AnswerUnservedAsync(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => HostProblem.NotFoundAsync(http),
        StatusCodes.Status405MethodNotAllowed => HostProblem.WriteAsync(
            http,
            StatusCodes.Status405MethodNotAllowed,
            "method-not-allowed",
            new("不支持这个方法", "Method not allowed"),
            new(
                $"此地址不接受 {Method(http)}，接受：{http.Response.Headers.Allow}。",
                $"This address does not take {Method(http)}; it takes {http.Response.Headers.Allow}.")),
        _ => Task.CompletedTask,
    };

    private static string Method(HttpContext http) => http.Request.Method;

    private Task AnswerFailureAsync(HttpContext http, Exception failure)
    {
        http.Response.Clear();
        switch (failure)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return HostProblem.WriteAsync(
                    http,
                    StatusCodes.Status413PayloadTooLarge,
                    "body-too-large",
                    new("请求内容过大", "Body too large"),
                    new("请求内容超过允许的大小。", failure.Message));
            case BadHttpRequestException bad:
                return HostProblem.WriteAsync(
                    http,
                    bad.StatusCode,
                    "bad-request",
                    new("请求有误", "Bad request"),
                    new($"请求不符合要求：{bad.Message}", bad.Message));
            case TimeoutException:
                log.LogError(failure, "{Method} {Path} took too long", Method(http), http.Request.Path);
                return HostProblem.WriteAsync(
                    http,
                    StatusCodes.Status504GatewayTimeout,
                    "timed-out",
                    new("处理超时", "Timed out"),
                    new("处理时间超过上限。", "The request took longer than allowed."));
            default:
                log.LogError(failure, "{Method} {Path} failed", Method(http), http.Request.Path);
                return HostProblem.WriteAsync(
                    http,
                    StatusCodes.Status500InternalServerError,
                    "internal-error",
                    new("内部错误", "Internal error"),
                    new("处理失败，详情已记入日志。", "The request failed; the log says more."));
        }
    }
}
