using DurableTask.Core;
using DurableTask.Core.History;
using GovMedia.Standalone.Engine;
using Microsoft.DurableTask;

namespace GovMedia.Standalone;

/// <summary>A stored history as the events that the official client answers.</summary>
internal static partial class HistoryEvents
{
    public static IList<HistoryEvent> Of(Instance instance, IEnumerable<HistoryChunk> chunks)
    {
        List<HistoryEvent> events = [];
        foreach (HistoryChunk chunk in chunks)
        {
            DateTime at = new(chunk.At, DateTimeKind.Utc);
            events.Add(new OrchestratorStartedEvent(-1) { Timestamp = at });
            foreach (HistoryRecord record in chunk.Records)
            {
                HistoryEvent one = Of(instance, record);
                one.Timestamp = record.At == 0 ? at : new DateTime(record.At, DateTimeKind.Utc);
                events.Add(one);
            }

            events.Add(new OrchestratorCompletedEvent(-1) { Timestamp = at });
        }

        return events;
    }

    private static HistoryEvent Of(Instance instance, HistoryRecord record)
    {
        FailureDetails? failure = Of(record.Failure);
        string? reason = record.Failure?.ErrorMessage;
        string? details = record.Failure?.StackTrace;
        return record.Type switch
        {
            EventType.ExecutionStarted => Started(instance),
            EventType.ExecutionCompleted => new ExecutionCompletedEvent(
                -1, instance.Output, (OrchestrationStatus)instance.Status, failure),
            EventType.TaskScheduled => new TaskScheduledEvent(record.Id, record.Name!, record.Version, record.Data)
            {
                Tags = Of(record.Tags),
            },
            EventType.TaskCompleted => new TaskCompletedEvent(-1, record.Id, record.Data),
            EventType.TaskFailed => new TaskFailedEvent(-1, record.Id, reason, details, failure),
            EventType.SubOrchestrationInstanceCreated => new SubOrchestrationInstanceCreatedEvent(record.Id)
            {
                Name = record.Name,
                Version = record.Version,
                InstanceId = record.Target,
                Input = record.Data,
                Tags = Of(record.Tags),
            },
            EventType.SubOrchestrationInstanceCompleted =>
                new SubOrchestrationInstanceCompletedEvent(-1, record.Id, record.Data),
            EventType.SubOrchestrationInstanceFailed =>
                new SubOrchestrationInstanceFailedEvent(-1, record.Id, reason, details, failure),
            EventType.TimerCreated => new TimerCreatedEvent(record.Id, Utc(record.Due)),
            EventType.TimerFired => new TimerFiredEvent(-1, Utc(record.Due)) { TimerId = record.Id },
            EventType.EventSent => new EventSentEvent(record.Id)
            {
                InstanceId = record.Target,
                Name = record.Name,
                Input = record.Data,
            },
            EventType.EventRaised => new EventRaisedEvent(-1, record.Data) { Name = record.Name },
            EventType.ExecutionSuspended => new ExecutionSuspendedEvent(-1, record.Data),
            EventType.ExecutionResumed => new ExecutionResumedEvent(-1, record.Data),
            EventType.ExecutionTerminated => new ExecutionTerminatedEvent(-1, record.Data),
            EventType.ExecutionRewound => new ExecutionRewoundEvent(-1, record.Data),
            _ => new GenericEvent(record.Id, record.Data),
        };
    }

    private static ExecutionStartedEvent Started(Instance instance) => new(-1, instance.Input)
    {
        Name = instance.Name,
        Version = instance.Version,
        Generation = instance.Generation,
        ScheduledStartTime = instance.StartAt == 0 ? null : Utc(instance.StartAt),
        Tags = Of(instance.Tags),
        OrchestrationInstance = new OrchestrationInstance
        {
            InstanceId = instance.Id,
            ExecutionId = instance.Execution,
        },
        ParentInstance = instance.Parent is not { } parent ? null : new ParentInstance
        {
            Name = parent.Name,
            TaskScheduleId = parent.TaskId,
            OrchestrationInstance = new OrchestrationInstance
            {
                InstanceId = parent.Id,
                ExecutionId = parent.Execution,
            },
        },
    };

    private static FailureDetails? Of(TaskFailureDetails? failure) => failure is null ? null : new FailureDetails(
        failure.ErrorType,
        failure.ErrorMessage,
        failure.StackTrace,
        Of(failure.InnerFailure),
        false,
        failure.Properties);

    private static Dictionary<string, string>? Of(IReadOnlyDictionary<string, string>? tags) =>
        tags is null ? null : new Dictionary<string, string>(tags);

    private static DateTime Utc(long ticks) => new(ticks, DateTimeKind.Utc);
}
