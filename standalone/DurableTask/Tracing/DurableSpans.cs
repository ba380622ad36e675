using System.Diagnostics;
using System.Globalization;
using DurableTask.Core;
using DurableTask.Core.History;
using GovMedia.Standalone.Engine;

namespace GovMedia.Standalone.Tracing;

/// <summary>The spans that an instance with a trace leaves behind.</summary>
internal static class DurableSpans
{
    /// <summary>An execution, from its first episode to its end.</summary>
    public static EndedSpan OfExecution(
        Instance instance,
        TraceOrigin trace,
        (long Start, long End) time,
        OrchestrationEnd how,
        IReadOnlyList<ActivityLink> links) => new(
            SpanWords.Of(SpanWords.Orchestration, instance.Name, instance.Version),
            ActivityKind.Server,
            trace.Context,
            SpanIds.OfExecution(instance.Execution),
            time.Start,
            time.End,
            Tags(
                (SpanWords.Type, SpanWords.Orchestration),
                (SpanWords.Name, instance.Name),
                (SpanWords.InstanceId, instance.Id),
                (SpanWords.Version, instance.Version),
                (SpanWords.Status, how.Status.ToString())))
        {
            Error = how.Status == OrchestrationStatus.Failed ? how.Failure?.ErrorType ?? "Failed" : null,
            Links = links,
        };

    /// <summary>A call of an activity or sub-orchestration, from its being asked to its answer.</summary>
    public static EndedSpan OfCall(
        Instance instance, TraceOrigin trace, OpenTask call, HistoryRecord answer, long end)
    {
        bool isActivity = answer.Type is EventType.TaskCompleted or EventType.TaskFailed;
        string what = isActivity ? SpanWords.Activity : SpanWords.Orchestration;
        return Step(
            instance,
            trace,
            answer.Id,
            SpanWords.Of(what, call.Name!, call.Version),
            ActivityKind.Client,
            (call.Since, end),
            Tags(
                (SpanWords.Type, what),
                (SpanWords.Name, call.Name),
                (SpanWords.InstanceId, instance.Id),
                (SpanWords.TaskId, answer.Id),
                (SpanWords.Version, call.Version))) with
        { Error = answer.Failure?.ErrorType };
    }

    /// <summary>A timer, from its being set to its falling due.</summary>
    public static EndedSpan OfTimer(
        Instance instance, TraceOrigin trace, OpenTask timer, HistoryRecord fired, long end) => Step(
            instance,
            trace,
            fired.Id,
            $"{SpanWords.Orchestration}:{instance.Name}:{SpanWords.Timer}",
            ActivityKind.Internal,
            (timer.Since, end),
            Tags(
                (SpanWords.Type, SpanWords.Timer),
                (SpanWords.Name, instance.Name),
                (SpanWords.InstanceId, instance.Id),
                (SpanWords.FireAt, Moment(fired.Due)),
                (SpanWords.TaskId, fired.Id)));

    /// <summary>The sending of an event by an orchestration.</summary>
    public static EndedSpan OfEvent(Instance instance, TraceOrigin trace, HistoryRecord sent, long at) => Step(
        instance,
        trace,
        sent.Id,
        SpanWords.Of("orchestration_event", sent.Name!, null),
        ActivityKind.Producer,
        (at, at),
        Tags(
            (SpanWords.Type, SpanWords.Event),
            (SpanWords.Name, sent.Name),
            (SpanWords.InstanceId, instance.Id),
            (SpanWords.ExecutionId, instance.Execution),
            (SpanWords.Target, sent.Target)));

    private static string Moment(long ticks) =>
        new DateTime(ticks, DateTimeKind.Utc).ToString("o", CultureInfo.InvariantCulture);

    private static EndedSpan Step(
        Instance instance,
        TraceOrigin trace,
        int step,
        string name,
        ActivityKind kind,
        (long Start, long End) time,
        KeyValuePair<string, object?>[] tags) => new(
            name,
            kind,
            trace.At(SpanIds.OfExecution(instance.Execution)).Context,
            SpanIds.OfStep(instance.Execution, step),
            time.Start,
            time.End,
            tags);

    private static KeyValuePair<string, object?>[] Tags(params ReadOnlySpan<(string Key, object? Value)> tags)
    {
        List<KeyValuePair<string, object?>> said = [];
        foreach ((string key, object? value) in tags)
        {
            if (value is not null)
            {
                said.Add(KeyValuePair.Create(key, value)!);
            }
        }

        return [.. said];
    }
}
