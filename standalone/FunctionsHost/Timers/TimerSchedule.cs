using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using NCrontab;

namespace GovMedia.Standalone;

/// <summary>When a timer function occurs: NCRONTAB in UTC, or every so often.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? _cron;
    private readonly TimeSpan _interval;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan interval)
    {
        _cron = cron;
        _interval = interval;
    }

    /// <summary>Reads every schedule once, so that a wrong one is refused at start.</summary>
    /// <param name="functions">The app's functions.</param>
    /// <param name="settings">Where <c>%Name%</c> is looked up.</param>
    /// <exception cref="FunctionWorkerException">A schedule is none.</exception>
    public static void CheckAll(IEnumerable<DeclaredFunction> functions, IConfiguration settings)
    {
        foreach (DeclaredFunction function in functions.Where(function => function.Kind == TriggerKind.Timer))
        {
            Of(function, settings);
        }
    }

    /// <summary>Reads the schedule of a function.</summary>
    /// <param name="function">A timer function.</param>
    /// <param name="settings">Where <c>%Name%</c> is looked up.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="FunctionWorkerException">It is none, or its setting is missing.</exception>
    public static TimerSchedule Of(DeclaredFunction function, IConfiguration settings)
    {
        string text = ((TimerTriggerAttribute)function.Attribute).Schedule;
        if (text.Length > 2 && text.StartsWith('%') && text.EndsWith('%'))
        {
            string name = text[1..^1];
            text = settings[name] ?? throw new FunctionWorkerException(
                $"Function {function.Name}: its schedule is the setting {name}, which is missing.");
        }

        return Parse(text) ?? throw new FunctionWorkerException($"Function {function.Name}: schedule '{text}' is not "
            + "accepted; expected six NCRONTAB fields (seconds first), or a time span above zero.");
    }

    /// <summary>Reads a schedule.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The schedule, or null when it is none.</returns>
    public static TimerSchedule? Parse(string text)
    {
        int fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields is 5 or 6)
        {
            CrontabSchedule? cron = CrontabSchedule.TryParse(
                text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 });
            return cron is null ? null : new TimerSchedule(cron, TimeSpan.Zero);
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan interval) && interval > TimeSpan.Zero
            ? new TimerSchedule(null, interval)
            : null;
    }

    /// <summary>The first occurrence after a moment.</summary>
    /// <param name="moment">The moment, itself excluded.</param>
    /// <returns>The occurrence; the last instant there is when there is none.</returns>
    public DateTimeOffset After(DateTimeOffset moment)
    {
        if (_cron is not null)
        {
            // A schedule such as 30 February never occurs; NCrontab then answers its upper bound.
            return new DateTimeOffset(_cron.GetNextOccurrence(moment.UtcDateTime), TimeSpan.Zero);
        }

        return DateTimeOffset.MaxValue - moment > _interval ? moment + _interval : DateTimeOffset.MaxValue;
    }
}
