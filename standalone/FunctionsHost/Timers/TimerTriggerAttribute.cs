using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by the clock.</summary>
/// <param name="schedule">Six NCRONTAB fields (seconds first, UTC), a time span such as <c>00:05:00</c>, or a setting
/// as <c>%Name%</c> that holds either.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>The schedule, as declared.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether an occurrence missed while the host was down runs at its next start. True by default; without
    /// effect when occurrences are less than a minute apart.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function also runs whenever the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
