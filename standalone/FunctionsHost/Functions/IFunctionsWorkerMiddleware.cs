namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Something that stands around every invocation, of whatever trigger.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs around an invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">The rest of it; not calling it leaves the function out.</param>
    /// <returns>Ends when this middleware and what it called have ended.</returns>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
