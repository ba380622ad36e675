using DurableTask.Core;
using DurableTask.Core.History;
using GovMedia.Standalone.Engine;
using GovMedia.Standalone.Tracing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovMedia.Standalone;

/// <summary>Replays a history against an orchestrator's code of today, and says where the two part.</summary>
/// <remarks>Stricter than the engine on its way through a case: besides every recorded step, in its order and under its
/// name, a step the code takes and the history lacks is a difference, and so is another ending. The inputs of steps and
/// the times of timers are not compared; the engine takes those from the history too.</remarks>
public static class HistoryReplayer
{
    /// <summary>The first difference between a history and the code.</summary>
    /// <param name="history">One execution's events, as the client answers them.</param>
    /// <param name="orchestrator">The code.</param>
    /// <param name="converter">How the worker writes data; null for the default.</param>
    /// <returns>What differs, in words; null where the code does what the history says.</returns>
    /// <exception cref="ArgumentException">The events are no history: they do not begin with a start.</exception>
    public static string? FirstDifference(
        IEnumerable<HistoryEvent> history, ITaskOrchestrator orchestrator, DataConverter? converter = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(orchestrator);
        List<HistoryEvent> events = [.. history];
        ExecutionStartedEvent started = events.OfType<ExecutionStartedEvent>().FirstOrDefault()
            ?? throw new ArgumentException("The history does not begin with a start.", nameof(history));
        using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        CodeHost code = new()
        {
            Factory = new DurableTaskFactory(new DurableTaskRegistry()),
            Services = services,
            Converter = converter ?? JsonDataConverter.Default,
            Loggers = NullLoggerFactory.Instance,
        };
        LiveOrchestration live = new(Of(started), orchestrator, code, Tracer.Off);
        try
        {
            return Replay(live, events);
        }
        catch (NonDeterminismException difference)
        {
            return difference.Message;
        }
    }

    private static string? Replay(LiveOrchestration live, List<HistoryEvent> events)
    {
        foreach (HistoryEvent one in events)
        {
            switch (one)
            {
                case OrchestratorStartedEvent:
                    live.Begin(one.Timestamp.Ticks, replay: true);
                    break;
                case OrchestratorCompletedEvent:
                    if (live.TakeActions() is [{ } more, ..])
                    {
                        return LiveOrchestration.Extra(more);
                    }

                    break;
                case ExecutionCompletedEvent end:
                    return Compare(live, end);
                case ExecutionTerminatedEvent:
                    return null;
                default:
                    live.Process(HistoryEvents.Record(one));
                    break;
            }
        }

        int step = live.NextStep;
        return live.End() is { } early
            ? $"The history goes on at step #{step}, but the code ends there as {early.Status}{Why(early)}."
            : null;
    }

    private static string? Compare(LiveOrchestration live, ExecutionCompletedEvent end)
    {
        if (live.TakeActions() is [{ } more, ..])
        {
            return LiveOrchestration.Extra(more);
        }

        string ending = $"Step #{live.NextStep} was the ending as {end.OrchestrationStatus}";
        return live.End() is not { } now
            ? $"{ending}, but the code goes on there."
            : now.Status != end.OrchestrationStatus
            ? $"{ending}, but the code now makes it one as {now.Status}{Why(now)}."
            : now.Status == OrchestrationStatus.Completed && now.Output != end.Result
            ? $"{ending} with the result {end.Result}, but the code's is {now.Output}."
            : null;
    }

    private static string Why(OrchestrationEnd end) =>
        end.Failure is null ? string.Empty : $" ({end.Failure.ErrorType}: {end.Failure.ErrorMessage})";

    private static Instance Of(ExecutionStartedEvent started) => new()
    {
        Key = 0,
        Id = started.OrchestrationInstance?.InstanceId ?? string.Empty,
        Execution = started.OrchestrationInstance?.ExecutionId ?? string.Empty,
        Name = started.Name ?? string.Empty,
        Version = started.Version,
        Input = started.Input,
        Status = OrchestrationRuntimeStatus.Running,
        Generation = started.Generation ?? 0,
        Parent = started.ParentInstance is not { } parent ? null : new ParentLink(
            0,
            parent.OrchestrationInstance?.InstanceId ?? string.Empty,
            parent.Name ?? string.Empty,
            parent.OrchestrationInstance?.ExecutionId ?? string.Empty,
            parent.TaskScheduleId),
    };
}
