using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <summary>Retries of calls, as durable timers in the orchestrator's own history.</summary>
internal static class Retrying
{
    public const string ActivityNotFound = "ActivityTaskNotFound";
    public const string OrchestratorNotFound = "OrchestratorTaskNotFound";

    public static Task<T> Run<T>(TaskOrchestrationContext context, TaskRetryOptions? retry, Func<Task<T>> call)
    {
        if (retry?.Policy is { } policy)
        {
            return ByPolicy(context, policy, call);
        }

        return retry?.Handler is { } handler ? ByHandler(context, handler, call) : call();
    }

    private static async Task<T> ByPolicy<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> call)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException failed) when (
                attempt < policy.MaxNumberOfAttempts
                && IsRetriable(failed.FailureDetails)
                && !IsOver(context.CurrentUtcDateTime, first, policy.RetryTimeout)
                && Wants(policy, failed.FailureDetails))
            {
                // The wait happens outside the filter, below.
            }

            await context.CreateTimer(Delay(policy, attempt - 1), CancellationToken.None);
        }
    }

    private static async Task<T> ByHandler<T>(
        TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> call)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException failed)
            {
                RetryContext judged = new(
                    context,
                    attempt,
                    failed.FailureDetails,
                    context.CurrentUtcDateTime - first,
                    CancellationToken.None);
                if (!IsRetriable(failed.FailureDetails) || !await handler(judged))
                {
                    throw;
                }
            }
        }
    }

    private static bool IsRetriable(TaskFailureDetails failure) =>
        failure.ErrorType is not (ActivityNotFound or OrchestratorNotFound);

    private static bool IsOver(DateTime now, DateTime first, TimeSpan limit) =>
        limit != Timeout.InfiniteTimeSpan && now - first >= limit;

    private static bool Wants(RetryPolicy policy, TaskFailureDetails failure)
    {
        try
        {
            return policy.Wants(failure);
        }
#pragma warning disable CA1031 // A filter that throws stops retrying; the failure it judged is the one reported.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private static TimeSpan Delay(RetryPolicy policy, int retry)
    {
        double wait = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, retry);
        return wait < policy.MaxRetryInterval.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(wait)
            : policy.MaxRetryInterval;
    }
}
