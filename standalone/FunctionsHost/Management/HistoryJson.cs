using System.Globalization;
using System.Text.Json.Nodes;
using DurableTask.Core;
using DurableTask.Core.History;

namespace GovMedia.Standalone;

/// <summary>
/// A history as the management routes write it: what was scheduled is told with its end once it has one, and the
/// orchestrator's own comings and goings are left out.
/// </summary>
internal static class HistoryJson
{
    /// <summary>Writes a history.</summary>
    /// <param name="history">The events, in order.</param>
    /// <param name="showOutput">Whether inputs and results are shown.</param>
    /// <returns>The events' JSON, in order.</returns>
    public static JsonArray Of(IEnumerable<HistoryEvent> history, bool showOutput)
    {
        List<(HistoryEvent Event, JsonObject Json)> lines = [];
        foreach (HistoryEvent step in history)
        {
            if (step is OrchestratorStartedEvent or OrchestratorCompletedEvent)
            {
                continue;
            }

            JsonObject json = new()
            {
                ["EventType"] = step.EventType.ToString(),
                ["Timestamp"] = Moment(step.Timestamp),
            };
            Tell(step, json, showOutput);
            if (BegunBy(step) is { } scheduled)
            {
                int begun = lines.FindLastIndex(line => line.Event.EventId == scheduled && Begins(line.Event));
                if (begun >= 0)
                {
                    json["ScheduledTime"] = Moment(lines[begun].Event.Timestamp);
                    if (lines[begun].Json["FunctionName"] is { } name)
                    {
                        json["FunctionName"] = name.DeepClone();
                    }

                    lines.RemoveAt(begun);
                }
            }

            lines.Add((step, json));
        }

        return new JsonArray([.. lines.Select(line => (JsonNode)line.Json)]);
    }

    private static bool Begins(HistoryEvent step) =>
        step is TaskScheduledEvent or SubOrchestrationInstanceCreatedEvent or TimerCreatedEvent;

    private static int? BegunBy(HistoryEvent step) => step switch
    {
        TaskCompletedEvent done => done.TaskScheduledId,
        TaskFailedEvent failed => failed.TaskScheduledId,
        SubOrchestrationInstanceCompletedEvent done => done.TaskScheduledId,
        SubOrchestrationInstanceFailedEvent failed => failed.TaskScheduledId,
        TimerFiredEvent fired => fired.TimerId,
        _ => null,
    };

    private static void Tell(HistoryEvent step, JsonObject json, bool showOutput)
    {
        switch (step)
        {
            case ExecutionStartedEvent started:
                json["FunctionName"] = started.Name;
                Show(json, "Input", started.Input, showOutput);
                break;
            case ExecutionCompletedEvent completed:
                json["OrchestrationStatus"] = completed.OrchestrationStatus.ToString();
                Show(json, "Result", completed.Result, showOutput);
                Fail(json, null, completed.FailureDetails);
                break;
            case ExecutionTerminatedEvent terminated:
                Show(json, "Input", terminated.Input, showOutput);
                break;
            case ExecutionSuspendedEvent suspended:
                json["Reason"] = suspended.Reason;
                break;
            case ExecutionResumedEvent resumed:
                json["Reason"] = resumed.Reason;
                break;
            case ExecutionRewoundEvent rewound:
                json["Reason"] = rewound.Reason;
                break;
            case TaskScheduledEvent scheduled:
                json["FunctionName"] = scheduled.Name;
                Show(json, "Input", scheduled.Input, showOutput);
                break;
            case SubOrchestrationInstanceCreatedEvent created:
                json["FunctionName"] = created.Name;
                json["InstanceId"] = created.InstanceId;
                Show(json, "Input", created.Input, showOutput);
                break;
            case TaskCompletedEvent done:
                Show(json, "Result", done.Result, showOutput);
                break;
            case SubOrchestrationInstanceCompletedEvent done:
                Show(json, "Result", done.Result, showOutput);
                break;
            case TaskFailedEvent failed:
                Fail(json, failed.Reason, failed.FailureDetails);
                break;
            case SubOrchestrationInstanceFailedEvent failed:
                Fail(json, failed.Reason, failed.FailureDetails);
                break;
            case TimerCreatedEvent timer:
                json["FireAt"] = Moment(timer.FireAt);
                break;
            case TimerFiredEvent timer:
                json["FireAt"] = Moment(timer.FireAt);
                break;
            case EventRaisedEvent raised:
                json["Name"] = raised.Name;
                Show(json, "Input", raised.Input, showOutput);
                break;
            case EventSentEvent sent:
                json["Name"] = sent.Name;
                json["InstanceId"] = sent.InstanceId;
                Show(json, "Input", sent.Input, showOutput);
                break;
            default:
                break;
        }
    }

    private static void Show(JsonObject json, string name, string? value, bool show)
    {
        if (show)
        {
            json[name] = InstanceJson.Token(value);
        }
    }

    private static void Fail(JsonObject json, string? reason, FailureDetails? details)
    {
        if (reason is not null || details is not null)
        {
            json["Reason"] = reason ?? details?.ErrorMessage;
            json["Details"] = details?.ToString();
        }
    }

    private static string Moment(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
