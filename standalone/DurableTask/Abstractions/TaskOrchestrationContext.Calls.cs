namespace Microsoft.DurableTask;

/// <content>Activities, sub-orchestrations, timers and events.</content>
public abstract partial class TaskOrchestrationContext
{
    /// <summary>Calls an activity without a result.</summary>
    /// <param name="name">The activity.</param>
    /// <param name="options">How to call it.</param>
    /// <returns>Done when the activity is; failed with <see cref="TaskFailedException"/> when it fails.</returns>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) =>
        CallActivityAsync(name, null, options);

    /// <summary>Calls an activity without a result.</summary>
    /// <param name="name">The activity.</param>
    /// <param name="input">The input; null for none.</param>
    /// <param name="options">How to call it; null for the defaults.</param>
    /// <returns>Done when the activity is; failed with <see cref="TaskFailedException"/> when it fails.</returns>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object>(name, input, options);

    /// <summary>Calls an activity.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="name">The activity.</param>
    /// <param name="options">How to call it.</param>
    /// <returns>The result; failed with <see cref="TaskFailedException"/> when the activity fails.</returns>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) =>
        CallActivityAsync<TResult>(name, null, options);

    /// <summary>Calls an activity.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="name">The activity.</param>
    /// <param name="input">The input; null for none.</param>
    /// <param name="options">How to call it; null for the defaults.</param>
    /// <returns>The result; failed with <see cref="TaskFailedException"/> when the activity fails.</returns>
    public abstract Task<TResult> CallActivityAsync<TResult>(
        TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>Calls a sub-orchestration without a result.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="options">How to call it.</param>
    /// <returns>Done when it is; failed with <see cref="TaskFailedException"/> when it fails.</returns>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync(orchestratorName, null, options);

    /// <summary>Calls a sub-orchestration without a result.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">The input; null for none.</param>
    /// <param name="options">How to call it; null for the defaults.</param>
    /// <returns>Done when it is; failed with <see cref="TaskFailedException"/> when it fails.</returns>
    public virtual Task CallSubOrchestratorAsync(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<object>(orchestratorName, input, options);

    /// <summary>Calls a sub-orchestration.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="options">How to call it.</param>
    /// <returns>The result; failed with <see cref="TaskFailedException"/> when it fails.</returns>
    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    /// <summary>Calls a sub-orchestration.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">The input; null for none.</param>
    /// <param name="options">How to call it; null for the defaults.</param>
    /// <returns>The result; failed with <see cref="TaskFailedException"/> when it fails.</returns>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <summary>A durable timer.</summary>
    /// <param name="delay">How long from <see cref="CurrentUtcDateTime"/>.</param>
    /// <param name="cancellationToken">Cancels it; an uncancelled timer keeps the orchestration from ending.</param>
    /// <returns>Done at that time or later, never before.</returns>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>A durable timer.</summary>
    /// <param name="fireAt">When, in UTC.</param>
    /// <param name="cancellationToken">Cancels it; an uncancelled timer keeps the orchestration from ending.</param>
    /// <returns>Done at that time or later, never before.</returns>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for an event; the newest waiter of a name is served first.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="eventName">The event's name; case does not matter.</param>
    /// <param name="cancellationToken">Gives up the wait; the next event is then kept for the next waiter.</param>
    /// <returns>The payload.</returns>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event for a limited time.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="eventName">The event's name; case does not matter.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <returns>The payload; cancelled with <see cref="TaskCanceledException"/> when time runs out.</returns>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) =>
        WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event for a limited time.</summary>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="eventName">The event's name; case does not matter.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Gives up the wait early.</param>
    /// <returns>The payload; cancelled with <see cref="TaskCanceledException"/> when time runs out.</returns>
    public async Task<T> WaitForExternalEvent<T>(
        string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timerEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource waitEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task timer = CreateTimer(timeout, timerEnd.Token);
        Task<T> wait = WaitForExternalEvent<T>(eventName, waitEnd.Token);

        // Only the loser is cancelled: an open timer would keep the orchestration from ending.
        Task first = await Task.WhenAny(timer, wait);
        CancellationTokenSource loser = first == wait ? timerEnd : waitEnd;
#pragma warning disable CA1849 // CancelAsync would leave the orchestration's thread.
        loser.Cancel();
#pragma warning restore CA1849
        return await wait;
    }
}
