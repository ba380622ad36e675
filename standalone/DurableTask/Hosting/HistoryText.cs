using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.History;

namespace GovMedia.Standalone;

/// <summary>Reads a history from JSON: an array of events, each with its <c>eventType</c> and its members in
/// camelCase, as evidence packages and the history pages hold it.</summary>
public static class HistoryText
{
    /// <summary>The events, in order.</summary>
    /// <exception cref="JsonException">The text is no array of events.</exception>
    public static IReadOnlyList<HistoryEvent> Read(string json)
    {
        using JsonDocument text = JsonDocument.Parse(json);
        return text.RootElement.ValueKind == JsonValueKind.Array
            ? [.. text.RootElement.EnumerateArray().Select(Event)]
            : throw new JsonException("A history is an array of events.");
    }

    private static HistoryEvent Event(JsonElement json)
    {
        int id = Number(json, "eventId");
        string? kind = Text(json, "eventType");
        HistoryEvent one = Enum.TryParse(kind, out EventType type) ? type switch
        {
            EventType.OrchestratorStarted => new OrchestratorStartedEvent(id),
            EventType.OrchestratorCompleted => new OrchestratorCompletedEvent(id),
            EventType.ExecutionStarted => Started(json, id),
            EventType.ExecutionCompleted => new ExecutionCompletedEvent(
                id, Text(json, "result"), Status(json), Failure(json)),
            EventType.TaskScheduled => new TaskScheduledEvent(
                id, Text(json, "name")!, Text(json, "version"), Text(json, "input")),
            EventType.TaskCompleted => new TaskCompletedEvent(
                id, Number(json, "taskScheduledId"), Text(json, "result")),
            EventType.TaskFailed => new TaskFailedEvent(
                id, Number(json, "taskScheduledId"), Text(json, "reason"), Text(json, "details"), Failure(json)),
            EventType.SubOrchestrationInstanceCreated => new SubOrchestrationInstanceCreatedEvent(id)
            {
                Name = Text(json, "name"),
                Version = Text(json, "version"),
                InstanceId = Text(json, "instanceId"),
                Input = Text(json, "input"),
            },
            EventType.SubOrchestrationInstanceCompleted => new SubOrchestrationInstanceCompletedEvent(
                id, Number(json, "taskScheduledId"), Text(json, "result")),
            EventType.SubOrchestrationInstanceFailed => new SubOrchestrationInstanceFailedEvent(
                id, Number(json, "taskScheduledId"), Text(json, "reason"), Text(json, "details"), Failure(json)),
            EventType.TimerCreated => new TimerCreatedEvent(id, Moment(json, "fireAt")),
            EventType.TimerFired => new TimerFiredEvent(id, Moment(json, "fireAt"))
            {
                TimerId = Number(json, "timerId"),
            },
            EventType.EventSent => new EventSentEvent(id)
            {
                InstanceId = Text(json, "instanceId"),
                Name = Text(json, "name"),
                Input = Text(json, "input"),
            },
            EventType.EventRaised => new EventRaisedEvent(id, Text(json, "input")) { Name = Text(json, "name") },
            EventType.ExecutionSuspended => new ExecutionSuspendedEvent(id, Text(json, "reason")),
            EventType.ExecutionResumed => new ExecutionResumedEvent(id, Text(json, "reason")),
            EventType.ExecutionTerminated => new ExecutionTerminatedEvent(id, Text(json, "input")),
            _ => new GenericEvent(id, Text(json, "data")),
        }
        : throw new JsonException($"'{kind}' is no kind of event.");
        one.Timestamp = Moment(json, "timestamp");
        return one;
    }

    private static ExecutionStartedEvent Started(JsonElement json, int id) => new(id, Text(json, "input"))
    {
        Name = Text(json, "name"),
        Version = Text(json, "version"),
        Generation = json.TryGetProperty("generation", out JsonElement number)
            && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : null,
        OrchestrationInstance = json.TryGetProperty("orchestrationInstance", out JsonElement instance)
            ? new OrchestrationInstance
            {
                InstanceId = Text(instance, "instanceId"),
                ExecutionId = Text(instance, "executionId"),
            }
            : null,
    };

    private static OrchestrationStatus Status(JsonElement json) =>
        Enum.TryParse(Text(json, "orchestrationStatus")?.Replace("-", "", StringComparison.Ordinal), true,
            out OrchestrationStatus status)
            ? status
            : throw new JsonException("An ending has no known orchestrationStatus.");

    private static FailureDetails? Failure(JsonElement json, string name = "failureDetails") =>
        json.TryGetProperty(name, out JsonElement failure) && failure.ValueKind == JsonValueKind.Object
            ? new FailureDetails(
                Text(failure, "errorType") ?? string.Empty,
                Text(failure, "errorMessage") ?? string.Empty,
                Text(failure, "stackTrace"),
                Failure(failure, "innerFailure"),
                false)
            : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static int Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.TryGetInt32(out int number) ? number : -1;

    private static DateTime Moment(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.TryGetDateTime(out DateTime at)
            ? at.ToUniversalTime()
            : throw new JsonException($"An event has no {name}.");
}
