using DurableTask.Core;
using DurableTask.Core.History;
using GovMedia.Standalone.Engine;
using Microsoft.DurableTask;

namespace GovMedia.Standalone;

/// <content>The way back: from the client's events to the engine's.</content>
internal static partial class HistoryEvents
{
    /// <summary>An event as the engine feeds it to code.</summary>
    public static HistoryRecord Record(HistoryEvent one)
    {
        HistoryRecord Make(string? name, string? data, int id = -1, string? target = null, long due = 0,
            string? version = null, TaskFailureDetails? failure = null) => new()
            {
                Type = one.EventType,
                Id = id,
                Name = name,
                Version = version,
                Data = data,
                Target = target,
                Due = due,
                Failure = failure,
            };

        return one switch
        {
            TaskScheduledEvent task => Make(task.Name, task.Input, task.EventId, version: task.Version),
            TaskCompletedEvent done => Make(null, done.Result, done.TaskScheduledId),
            TaskFailedEvent failed => Make(
                null, null, failed.TaskScheduledId, failure: Details(failed.FailureDetails, failed.Reason)),
            SubOrchestrationInstanceCreatedEvent child => Make(
                child.Name, child.Input, child.EventId, child.InstanceId, version: child.Version),
            SubOrchestrationInstanceCompletedEvent done => Make(null, done.Result, done.TaskScheduledId),
            SubOrchestrationInstanceFailedEvent failed => Make(
                null, null, failed.TaskScheduledId, failure: Details(failed.FailureDetails, failed.Reason)),
            TimerCreatedEvent timer => Make(null, null, timer.EventId, due: timer.FireAt.Ticks),
            TimerFiredEvent fired => Make(null, null, fired.TimerId, due: fired.FireAt.Ticks),
            EventSentEvent sent => Make(sent.Name, sent.Input, sent.EventId, sent.InstanceId),
            EventRaisedEvent raised => Make(raised.Name, raised.Input),
            _ => Make(null, null),
        };
    }

    private static TaskFailureDetails Details(FailureDetails? failure, string? reason) => failure is null
        ? new TaskFailureDetails("(unknown)", reason ?? string.Empty, null, null, null)
        : new TaskFailureDetails(
            failure.ErrorType,
            failure.ErrorMessage,
            failure.StackTrace,
            failure.InnerFailure is null ? null : Details(failure.InnerFailure, null),
            failure.Properties);
}
