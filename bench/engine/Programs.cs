using System.Diagnostics;
using Microsoft.DurableTask;

namespace GovMedia.Bench.Engine;

/// <summary>The orchestrations that are measured.</summary>
internal static class Programs
{
    /// <summary>Calls as many activities in sequence as its input says, each adding one.</summary>
    public const string Steps = "steps";

    /// <summary>Sleeps until the moment that its input is.</summary>
    public const string Sleeper = "sleeper";

    /// <summary>Calls as many activities as its input says, then waits for the event "go".</summary>
    public const string Long = "long";

    private static long resumed;

    /// <summary>Sleepers whose code went on after its timer, in this process.</summary>
    public static long Resumed => Interlocked.Read(ref resumed);

    /// <summary>When each step of <see cref="Long"/> ran, in stopwatch ticks.</summary>
    public static long[] Stamps { get; } = new long[100_000];

    public static void Register(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int, int>(Steps, async (context, count) =>
        {
            int value = 0;
            for (int i = 0; i < count; i++)
            {
                value = await context.CallActivityAsync<int>("add", value);
            }

            return value;
        })
        .AddOrchestratorFunc<DateTime, bool>(Sleeper, async (context, due) =>
        {
            await context.CreateTimer(due, CancellationToken.None);
            Interlocked.Increment(ref resumed);
            return true;
        })
        .AddOrchestratorFunc<int, int>(Long, async (context, count) =>
        {
            for (int i = 0; i < count; i++)
            {
                await context.CallActivityAsync<int>("stamp", i);
            }

            await context.WaitForExternalEvent<string>("go");
            return count;
        })
        .AddActivityFunc<int, int>("add", (_, value) => value + 1)
        .AddActivityFunc<int, int>("stamp", (_, step) =>
        {
            Stamps[step] = Stopwatch.GetTimestamp();
            return step;
        });
}
