using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DurableTask.Core.History;
using GovMedia.Functions.Cases;
using GovMedia.Rules;
using GovMedia.Workflows;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Functions.Durable;

/// <summary>An orchestration's history as JSON: every event, or what the events mean.</summary>
public static class HistoryView
{
    private static readonly JsonSerializerOptions Loose = new(GovJson.Options)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
    };

    private static readonly Dictionary<string, LocalText> Steps = new(StringComparer.Ordinal)
    {
        [nameof(ReadCase)] = new("读取案件，重新计算期限", "Read the case and projected its clocks"),
        [nameof(RingAlarm)] = new("到期检查：提醒、记录逾期或上报", "Rang what was due: reminder, breach or escalation"),
        [nameof(DeliverMail)] = new("发送待发通知", "Sent the waiting messages"),
        [nameof(SealEvidence)] = new("封存证据包", "Sealed the evidence"),
    };

    /// <summary>Every event, with its type, as the engine keeps it.</summary>
    public static JsonArray Raw(IEnumerable<HistoryEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        JsonArray all = [];
        foreach (HistoryEvent one in events)
        {
            JsonObject json = (JsonObject)JsonSerializer.SerializeToNode(one, one.GetType(), Loose)!;
            json["eventType"] = one.EventType.ToString();
            all.Add((JsonNode)json);
        }

        return all;
    }

    /// <summary>Every event as JSON text, for the evidence.</summary>
    public static string Write(IEnumerable<HistoryEvent> events) => Raw(events).ToJsonString(GovJson.Options);

    /// <summary>What the orchestration did and what the ledger says of it, in one order of time.</summary>
    public static IReadOnlyList<TimelineEntry> Law(
        IEnumerable<HistoryEvent> events, IEnumerable<LedgerEntry> ledger, string language)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(ledger);
        IEnumerable<TimelineEntry> steps = events.Select(e => Meaning(e, language)).OfType<TimelineEntry>();
        IEnumerable<TimelineEntry> acts = ledger.Select(
            e => new TimelineEntry(e.At, Timeline.Of(e.Action).In(language), e.Action, e.Rule));
        return [.. steps.Concat(acts).OrderBy(static e => e.At)];
    }

    private static TimelineEntry? Meaning(HistoryEvent one, string language)
    {
        (string Action, LocalText Words)? said = one switch
        {
            ExecutionStartedEvent => ("orchestration.started", new("程序启动", "The procedure began")),
            TaskScheduledEvent { Name: { } name } => ($"step.{name}", Steps.GetValueOrDefault(name) ?? new(name, name)),
            TimerCreatedEvent timer => ("timer.set", Until(timer.FireAt)),
            TimerFiredEvent => ("timer.rang", new("到点", "The time came")),
            EventRaisedEvent => ("nudged", new("案件有变动，重新读取", "The case changed; it is read again")),
            TaskFailedEvent => ("step.failed", new("步骤失败，将重试", "A step failed and is tried again")),
            ExecutionCompletedEvent => ("orchestration.ended", new("程序结束", "The procedure ended")),
            _ => null,
        };
        return said is { } known
            ? new TimelineEntry(
                new DateTimeOffset(DateTime.SpecifyKind(one.Timestamp, DateTimeKind.Utc)),
                known.Words.In(language),
                known.Action,
                null)
            : null;
    }

    private static LocalText Until(DateTime fireAt)
    {
        string at = GovJson.Write(new DateTimeOffset(DateTime.SpecifyKind(fireAt, DateTimeKind.Utc))).Trim('"');
        return new LocalText($"等待至 {at}，或案件有变动", $"Waits until {at}, or until the case changes");
    }
}
