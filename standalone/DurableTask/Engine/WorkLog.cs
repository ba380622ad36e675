using DurableTask.Core.History;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.Engine;

/// <summary>What the worker logs of every orchestration and activity, under the official worker's names.</summary>
/// <remarks>At debug level, where the official worker informs: it is two lines a step, and the history has it all.
/// </remarks>
internal static partial class WorkLog
{
    public const string Orchestrations = "Microsoft.DurableTask.Worker.Orchestrations";

    public const string Steps = "Microsoft.DurableTask.Worker";

    public const string Activities = "Microsoft.DurableTask.Worker.Activities";

    [LoggerMessage(600, LogLevel.Debug, "'{Name}' orchestration with ID '{InstanceId}' started.")]
    public static partial void OrchestrationStarted(this ILogger logger, string instanceId, string name);

    [LoggerMessage(601, LogLevel.Debug, "'{Name}' orchestration with ID '{InstanceId}' completed.")]
    public static partial void OrchestrationCompleted(this ILogger logger, string instanceId, string name);

    [LoggerMessage(602, LogLevel.Debug, "'{Name}' orchestration with ID '{InstanceId}' failed.")]
    public static partial void OrchestrationFailed(
        this ILogger logger, Exception exception, string instanceId, string name);

    [LoggerMessage(
        11, LogLevel.Debug, "{InstanceId}: Sending {Count} action(s) [{ActionsList}] for '{Name}' orchestrator.")]
    public static partial void OrchestrationSteps(
        this ILogger logger, string instanceId, int count, string actionsList, string name);

    [LoggerMessage(603, LogLevel.Debug, "'{Name}' activity of orchestration ID '{InstanceId}' started.")]
    public static partial void ActivityStarted(this ILogger logger, string instanceId, string name);

    [LoggerMessage(604, LogLevel.Debug, "'{Name}' activity of orchestration ID '{InstanceId}' completed.")]
    public static partial void ActivityCompleted(this ILogger logger, string instanceId, string name);

    [LoggerMessage(605, LogLevel.Debug, "'{Name}' activity of orchestration ID '{InstanceId}' failed.")]
    public static partial void ActivityFailed(
        this ILogger logger, Exception exception, string instanceId, string name);

    /// <summary>Steps by kind and number, as the official worker has them.</summary>
    public static string Kinds(IReadOnlyCollection<PendingAction> steps) => steps.Count == 1
        ? Step(steps.First())
        : string.Join(", ", steps.CountBy(Step).Select(one => $"{one.Key} x{one.Value}"));

    private static string Step(PendingAction step) => step.Record.Type switch
    {
        EventType.TaskScheduled => "ScheduleTask",
        EventType.SubOrchestrationInstanceCreated => "CreateSubOrchestration",
        EventType.TimerCreated => "CreateTimer",
        _ => "SendEvent",
    };

    [LoggerMessage(
        LogLevel.Warning, "'{Name}' activity of orchestration ID '{InstanceId}' is left for a worker that takes it.")]
    public static partial void ActivityNotTaken(this ILogger logger, string instanceId, string name);
}
