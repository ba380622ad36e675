using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace GovMedia.Functions.Http;

/// <summary>Turns whatever leaves an HTTP function into an answer; stands outermost.</summary>
public sealed class ProblemMiddleware(ILogger<ProblemMiddleware> log) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        HttpContext http = context.GetHttpContext()!;
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            Problem problem = Of(failure);
            if (problem.Code == "internal-error")
            {
                log.LogError(failure, "Function {Function} failed", context.FunctionDefinition.Name);
            }

            http.Response.Clear();
            await ProblemBody.WriteAsync(http, problem);
        }
    }

    private static Problem Of(Exception failure) => failure switch
    {
        ProblemException known => known.Problem,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => RequestBody.TooLarge,
        BadHttpRequestException => Problem.Of("malformed-json", "请求内容不完整。", "The body is incomplete."),
        AggregateException { InnerExceptions: [{ } only] } => Of(only),
        _ => Problem.Of("internal-error", "处理失败，详情已记入日志。", "The request failed; the log says more."),
    };
}
