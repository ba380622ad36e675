using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>Invokes functions of whatever trigger, through the app's middleware.</summary>
internal sealed class FunctionRuntime(FunctionPipeline pipeline, TimeSpan? timeout)
{
    private IServiceProvider? _services;

    /// <summary>The app's services; set once they are built.</summary>
    public IServiceProvider Services
    {
        get => _services ?? throw new InvalidOperationException("The host has not been built.");
        set => _services = value;
    }

    /// <summary>Invokes an HTTP function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="http">The request.</param>
    /// <returns>The response; null for none.</returns>
    public async Task<object?> InvokeHttpAsync(DeclaredFunction function, HttpContext http)
    {
        using CancellationTokenSource time = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        LimitTime(time);
        await using Invocation invocation = new(function, Services, http.RequestServices, time.Token)
        {
            Trigger = http,
            Names = RequestNames.Of(http),
        };
        invocation.Items[FunctionContextExtensions.ItemKey] = http;
        try
        {
            await pipeline.InvokeAsync(invocation);
        }
        catch (OperationCanceledException late) when (Late(time, http.RequestAborted))
        {
            throw new TimeoutException($"Function {function.Name} took longer than {timeout}.", late);
        }

        return invocation.Response;
    }

    /// <summary>Invokes a timer function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="timer">The occurrence.</param>
    /// <param name="cancellation">Fires when the host gives up waiting.</param>
    /// <returns>Ends when it has run.</returns>
    public async Task InvokeTimerAsync(DeclaredFunction function, TimerInfo timer, CancellationToken cancellation)
    {
        using CancellationTokenSource time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        LimitTime(time);
        await using Invocation invocation = new(function, Services, null, time.Token) { Trigger = timer };
        await pipeline.InvokeAsync(invocation);
    }

    /// <summary>Invokes an activity function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="context">The call's context.</param>
    /// <param name="input">The input.</param>
    /// <param name="names">What the trigger knows by name.</param>
    /// <returns>The result.</returns>
    public async Task<object?> InvokeActivityAsync(
        DeclaredFunction function,
        object context,
        object? input,
        NamedValues names)
    {
        using CancellationTokenSource time = new();
        LimitTime(time);
        await using Invocation invocation = new(function, Services, null, time.Token)
        {
            Trigger = input,
            Durable = context,
            Names = names,
        };
        try
        {
            await pipeline.InvokeAsync(invocation);
        }
        catch (OperationCanceledException late) when (Late(time, CancellationToken.None))
        {
            throw new TimeoutException($"Function {function.Name} took longer than {timeout}.", late);
        }

        return invocation.Result;
    }

    /// <summary>Invokes an orchestrator function, on the orchestration's own context throughout.</summary>
    /// <param name="function">The function.</param>
    /// <param name="context">The orchestration's context.</param>
    /// <param name="input">The input.</param>
    /// <param name="names">What the trigger knows by name.</param>
    /// <returns>The result.</returns>
    public async Task<object?> InvokeOrchestrationAsync(
        DeclaredFunction function,
        object context,
        object? input,
        NamedValues names)
    {
        await using Invocation invocation = new(function, Services, null, CancellationToken.None)
        {
            Trigger = input,
            Durable = context,
            Names = names,
        };
        await pipeline.InvokeAsync(invocation);
        return invocation.Result;
    }

    private static bool Late(CancellationTokenSource time, CancellationToken other) =>
        time.IsCancellationRequested && !other.IsCancellationRequested;

    private void LimitTime(CancellationTokenSource source)
    {
        if (timeout is { } limit)
        {
            source.CancelAfter(limit);
        }
    }
}
