using Microsoft.DurableTask;

namespace GovMedia.Workflows.Cases;

/// <summary>An orchestration's ear for one event, kept open over many waits.</summary>
/// <remarks>
/// The wait for the event is made once, raced against timers, and renewed only after it fired. It is never cancelled: in the
/// official engine a cancelled wait swallows the next event.
/// </remarks>
public sealed class Nudge(TaskOrchestrationContext context, string eventName)
{
    /// <summary>The longest a wait lasts when no alarm is set; then the case is looked at all the same.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(90);

    private Task<string?> _event = context.WaitForExternalEvent<string?>(eventName);

    /// <summary>Waits for the event or the alarm, whichever is first.</summary>
    /// <param name="alarmUtc">When to stop waiting; null: after <see cref="LongestWait"/>.</param>
    /// <returns>True where it was the event.</returns>
    public async Task<bool> OrAlarm(DateTime? alarmUtc)
    {
        if (_event.IsCompleted)
        {
            Renew();
            return true;
        }

        using CancellationTokenSource cancel = new();
        Task timer = context.CreateTimer(alarmUtc ?? context.CurrentUtcDateTime + LongestWait, cancel.Token);
        Task first = await Task.WhenAny(_event, timer);
        if (first == timer)
        {
            return false;
        }

        // Only the timer is ever cancelled; left running it would keep the orchestration from ending.
#pragma warning disable CA1849 // CancelAsync is not a durable task; an orchestrator awaits only its context.
        cancel.Cancel();
#pragma warning restore CA1849
        Renew();
        return true;
    }

    private void Renew() => _event = context.WaitForExternalEvent<string?>(eventName);
}
