using System.Globalization;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <content>Calls that are tried again as somebody other than a bare policy decides.</content>
internal sealed partial class Interpreter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    // Every other attempt follows at once, the rest after a durable timer.
    private static TaskOptions Handling(Op op) => TaskOptions.FromRetryHandler(async judged =>
    {
        Assert.Equal(Attempts(judged.LastFailure), judged.LastAttemptNumber);
        Assert.True(judged.TotalRetryTime >= Pause * ((judged.LastAttemptNumber - 1) / 2), "A handler's wait was early.");
        if (judged.LastAttemptNumber % 2 == 0)
        {
            await Sleep(judged.OrchestrationContext, Pause, judged.CancellationToken);
        }

        return judged.LastAttemptNumber <= op.Failures;
    });

    private static async Task<long> Refused(TaskOrchestrationContext context, Op op)
    {
        TaskOptions options = (op.Value % 3) switch
        {
            0 => TaskOptions.FromRetryHandler(judged => judged.LastAttemptNumber <= op.Failures),
            1 => Filtered(failure => Attempts(failure) <= op.Failures),
            _ => Filtered(failure => Attempts(failure) <= op.Failures ? true : throw new FormatException(op.Name)),
        };
        Assert.Equal(op.Failures + 1, Attempts(await Failure(context, op, options)));
        return -op.Value;
    }

    private static async Task<long> Limited(TaskOrchestrationContext context, Op op)
    {
        DateTime first = context.CurrentUtcDateTime;
        TimeSpan limit = Pause + TimeSpan.FromMinutes(op.Value % 7);
        List<TimeSpan> judged = [];
        TaskFailureDetails failure = await Failure(context, op, TaskOptions.FromRetryPolicy(
            new RetryPolicy(int.MaxValue, Pause, retryTimeout: limit)
            {
                HandleFailure = _ =>
                {
                    judged.Add(context.CurrentUtcDateTime - first);
                    return true;
                },
            }));
        Assert.All(judged, time => Assert.True(time < limit, "An attempt was made out of time."));
        Assert.True(context.CurrentUtcDateTime - first >= limit, "Attempts ended in time.");
        Assert.Equal(judged.Count + 1, Attempts(failure));
        return -op.Value;
    }

    private static TaskOptions Filtered(Func<TaskFailureDetails, bool> filter) =>
        TaskOptions.FromRetryPolicy(new RetryPolicy(9, Pause) { HandleFailure = filter });

    private static async Task<TaskFailureDetails> Failure(TaskOrchestrationContext context, Op op, TaskOptions options)
    {
        TaskFailedException failed = await Assert.ThrowsAsync<TaskFailedException>(
            () => context.CallActivityAsync<long>("never", op, options));
        return failed.FailureDetails;
    }

    // Failures say how many attempts went before.
    private static int Attempts(TaskFailureDetails failure) =>
        int.Parse(failure.ErrorMessage, CultureInfo.InvariantCulture) + 1;
}
