using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>Timer functions that write down when they ran.</summary>
public sealed class SampleTimers(TimeProvider clock, SampleTimers.Log log)
{
    [Function("EveryDay")]
    public void EveryDay([TimerTrigger("0 0 1 * * *")] TimerInfo timer) => Write("day", timer);

    [Function("Settable")]
    public Task Settable([TimerTrigger("%Settable%")] TimerInfo timer)
    {
        Write("settable", timer);
        return Task.CompletedTask;
    }

    [Function("Failing")]
    public static void Failing([TimerTrigger("0 30 1 * * *")] TimerInfo timer) =>
        throw new InvalidOperationException($"failed at {timer.ScheduleStatus?.Next}");

    private void Write(string name, TimerInfo timer) => log.Lines.Enqueue(
        $"{name} {clock.GetUtcNow():MM-dd HH:mm:ss} next {timer.ScheduleStatus?.Next:MM-dd HH:mm:ss}"
            + (timer.IsPastDue ? " past due" : string.Empty));

    public sealed class Log
    {
        public ConcurrentQueue<string> Lines { get; } = [];
    }
}
