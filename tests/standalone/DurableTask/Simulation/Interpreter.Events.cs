using Microsoft.DurableTask;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <content>Waiting for events in other ways than one after another.</content>
internal sealed partial class Interpreter
{
    // An event that comes between two waits, or in the very episode in which one ends, is there for the next.
    private static async Task<long> Late(TaskOrchestrationContext context, Op op)
    {
        TimeSpan limit = TimeSpan.FromMinutes(1 + (op.Value % 20));
        for (int left = op.Failures; left > 0; left--)
        {
            DateTime due = context.CurrentUtcDateTime + limit;
            try
            {
                return await context.WaitForExternalEvent<long>(op.Event, limit);
            }
            catch (TaskCanceledException)
            {
                Assert.True(context.CurrentUtcDateTime >= due, "A wait ended early.");
            }

            if (left % 2 == 0)
            {
                await Sleep(context, limit, CancellationToken.None);
            }
        }

        return await context.WaitForExternalEvent<long>(op.Event);
    }

    // Those who find an event kept take them in order; the others are served from the newest on.
    private static async Task<long> Stack(TaskOrchestrationContext context, Op op)
    {
        List<Task<long>> waiters = [];
        int kept = 0;
        for (int i = 0; i < op.Events; i++)
        {
            waiters.Add(context.WaitForExternalEvent<long>(op.Event));
            kept += waiters[i].IsCompleted ? 1 : 0;
        }

        // Were they all served, what else is kept is for later steps.
        if (kept < op.Events)
        {
            using CancellationTokenSource end = new();
            Task<long> gone = context.WaitForExternalEvent<long>(op.Event, end.Token);
            Assert.False(gone.IsCompleted, $"Event {op.Event} was passed over.");
            end.Cancel();
        }

        int[] values = [.. Enumerable.Range(op.Value, op.Events)];
        long[] answers = await Task.WhenAll(waiters);
        Assert.Equal([.. values.Take(kept), .. values.Skip(kept).Reverse()], answers.Select(one => (int)one));
        return answers.Sum();
    }
}
