using Microsoft.Azure.Functions.Worker.Middleware;

namespace GovMedia.Standalone;

/// <summary>The app's middleware around its functions: the first added stands outermost.</summary>
internal sealed class FunctionPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private FunctionExecutionDelegate? _whole;

    /// <summary>Adds middleware inside what is there.</summary>
    /// <param name="middleware">Makes the rest with it out of the rest without it.</param>
    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        _whole = null;
    }

    /// <summary>Invokes a function through the middleware, awaiting on the caller's context throughout.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <returns>Ends when the invocation has ended; its result is the invocation's.</returns>
    public Task InvokeAsync(Invocation invocation) => (_whole ??= Build())(invocation);

    private FunctionExecutionDelegate Build()
    {
        FunctionExecutionDelegate rest = async context =>
        {
            Invocation invocation = Invocation.Of(context);
            invocation.Take(await invocation.Function.RunAsync(invocation));
        };
        for (int i = _middleware.Count - 1; i >= 0; i--)
        {
            rest = _middleware[i](rest);
        }

        return rest;
    }
}
