using Microsoft.DurableTask;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>Runs a random program as an orchestration.</summary>
internal sealed partial class Interpreter(World world) : TaskOrchestrator<Plan, long>
{
    private static readonly RetryPolicy Retries = new(5, TimeSpan.FromMinutes(1), 2);

    private long until;

    public override async Task<long> RunAsync(TaskOrchestrationContext context, Plan input)
    {
        long sum = input.Sum;
        Assert.True(context.CurrentUtcDateTime.Ticks >= input.Until, "A round began while a timer was open.");
        until = input.Until;
        context.SetCustomStatus(new Progress(input.Round, until));
        foreach (Op op in input.Rounds[input.Round])
        {
            sum = Model.Mix(sum, await Do(context, op));
        }

        if (input.Round + 1 < input.Rounds.Count)
        {
            context.ContinueAsNew(input with { Round = input.Round + 1, Sum = sum, Until = until });
        }
        else if (input.Echo is not null)
        {
            context.SendEvent(context.Parent!.InstanceId, input.Echo, 1L);
        }

        foreach (string name in input.Spent())
        {
            Assert.False(context.WaitForExternalEvent<long>(name).IsCompleted, $"Event {name} came twice.");
        }

        return sum;
    }

    private async Task<long> Do(TaskOrchestrationContext context, Op op)
    {
        switch (op.Kind)
        {
            case OpKind.Call:
                return await context.CallActivityAsync<long>("answer", op, TaskOptions.FromRetryPolicy(Retries));
            case OpKind.Handled:
                return await context.CallActivityAsync<long>("answer", op, Handling(op));
            case OpKind.Refused:
                return await Refused(context, op);
            case OpKind.Limited:
                return await Limited(context, op);
            case OpKind.Broken:
                TaskFailedException failed = await Assert.ThrowsAsync<TaskFailedException>(
                    () => context.CallActivityAsync<long>("broken", op));
                return -long.Parse(
                    failed.FailureDetails.ErrorMessage, System.Globalization.CultureInfo.InvariantCulture);
            case OpKind.Fragile:
                return await context.CallActivityAsync<long>("fragile", op, Trying(op.Failures));
            case OpKind.Fault:
                return world.IsBroken(context.InstanceId, op) ? throw new FormatException(op.Name) : op.Value;
            case OpKind.Sleep:
                await Sleep(context, TimeSpan.FromMinutes(op.Value), CancellationToken.None);
                return op.Value;
            case OpKind.Leave:
                Leave(context, op);
                return op.Value;
            case OpKind.Cancel:
                using (CancellationTokenSource end = new())
                {
                    Task timer = context.CreateTimer(TimeSpan.FromDays(900), end.Token);
                    await Sleep(context, TimeSpan.FromMinutes(op.Value), CancellationToken.None);
                    end.Cancel();
                    Assert.True(timer.IsCanceled);
                    return op.Value;
                }

            case OpKind.Event:
                return await context.WaitForExternalEvent<long>(op.Event);
            case OpKind.Late:
                return await Late(context, op);
            case OpKind.Stack:
                return await Stack(context, op);
            case OpKind.Child or OpKind.Echo:
                return await Child(context, op);
            default:
                long[] answers = await Task.WhenAll(op.Parts.Select(part => Do(context, part)));
                return answers.Aggregate((sum, next) => unchecked(sum + next));
        }
    }

    private static async Task<long> Child(TaskOrchestrationContext context, Op op)
    {
        string id = $"{context.InstanceId}.{op.Name}";
        SubOrchestrationOptions options = new(new TaskOptions(tags: Model.Tags(id)), id);
        Task<long> echo = op.Kind == OpKind.Echo ? context.WaitForExternalEvent<long>(op.Name) : Task.FromResult(0L);
        try
        {
            long answer = await context.CallSubOrchestratorAsync<long>("plan", op.Child, options);
            return unchecked(answer + await echo);
        }
        catch (TaskFailedException failed) when (failed.FailureDetails.ErrorType == "Terminated")
        {
            return Model.Gone;
        }
    }

    private void Leave(TaskOrchestrationContext context, Op op)
    {
        if (op.Value % 3 > 0)
        {
            _ = context.CallActivityAsync<long>(op.Value % 3 == 1 ? "answer" : "broken", op);
            return;
        }

        DateTime due = context.CurrentUtcDateTime.AddMinutes(op.Value % 60);
        _ = context.CreateTimer(due, CancellationToken.None);
        until = Math.Max(until, due.Ticks);
        context.SetCustomStatus(new Progress(op.Value, until));
    }

    private static TaskOptions? Trying(int times) =>
        times == 0 ? null : TaskOptions.FromRetryPolicy(new RetryPolicy(times, TimeSpan.FromMinutes(1)));

    private static async Task Sleep(TaskOrchestrationContext context, TimeSpan time, CancellationToken cancellation)
    {
        DateTime due = context.CurrentUtcDateTime + time;
        await context.CreateTimer(time, cancellation);
        Assert.True(context.CurrentUtcDateTime >= due, "A timer was early.");
    }
}
