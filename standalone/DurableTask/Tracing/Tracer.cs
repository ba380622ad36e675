using System.Diagnostics;
using GovMedia.Standalone.Engine;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.Tracing;

/// <summary>The spans of what runs now: a client's wish, an activity. What is durable is told by
/// <see cref="EndedSpan"/>, once it is on disk.</summary>
internal sealed class Tracer(bool isOn)
{
    private static readonly ActivitySource Source = new(SpanWords.Source);

    /// <summary>Tells nothing.</summary>
    public static Tracer Off { get; } = new(isOn: false);

    /// <summary>Whether anybody listens. Everything else costs something, so ask this first.</summary>
    public bool IsHeard => isOn && Source.HasListeners();

    /// <summary>Begins the span of a wish to start an orchestration, below what runs here.</summary>
    /// <returns>Null when it is not sampled; the orchestration then has no trace.</returns>
    public static Activity? Create(StartRequest request)
    {
        Activity? span = Source.StartActivity(
            SpanWords.Of("create_orchestration", request.Name, request.Version), ActivityKind.Producer);
        span?.SetTag(SpanWords.Type, SpanWords.Orchestration);
        span?.SetTag(SpanWords.Name, request.Name);
        return Versioned(span, request.Version);
    }

    /// <summary>Begins the span of an event sent from outside, below what runs here.</summary>
    public static Activity? Raise(string instanceId, string name)
    {
        Activity? span = Source.StartActivity(
            SpanWords.Of("orchestration_event", name, null), ActivityKind.Producer);
        span?.SetTag(SpanWords.Type, SpanWords.Event);
        span?.SetTag(SpanWords.Name, name);
        span?.SetTag(SpanWords.Target, instanceId);
        return span;
    }

    /// <summary>Begins the span of an activity's run, below the span of its call.</summary>
    /// <returns>Null when nobody listens or the orchestration has no trace.</returns>
    public Activity? Run(ActivityWork work)
    {
        if (work.Trace is not { } trace || !IsHeard)
        {
            return null;
        }

        ActivityContext call = trace.At(SpanIds.OfStep(work.Execution, work.TaskId)).Context;
        Activity? span = Source.StartActivity(
            SpanWords.Of(SpanWords.Activity, work.Name, work.Version), ActivityKind.Server, call);
        span?.SetTag(SpanWords.Type, SpanWords.Activity);
        span?.SetTag(SpanWords.Name, work.Name);
        span?.SetTag(SpanWords.InstanceId, work.InstanceId);
        span?.SetTag(SpanWords.TaskId, work.TaskId);
        return Versioned(span, work.Version);
    }

    /// <summary>Marks a span as failed: by the kind of failure, since a message may name people.</summary>
    public static void Fail(Activity? span, TaskFailureDetails failure) =>
        span?.SetStatus(ActivityStatusCode.Error, failure.ErrorType);

    /// <summary>Makes an execution's span the current one for its code, without telling anybody of it.</summary>
    public static void Stand(Instance instance, TraceOrigin trace)
    {
        ActivityContext parent = trace.Context;
        Activity span = new(SpanWords.Of(SpanWords.Orchestration, instance.Name, instance.Version));
        span.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
        span.TraceStateString = parent.TraceState;
        span.Start();
        EndedSpan.SetId(span, SpanIds.OfExecution(instance.Execution));
    }

    /// <summary>Makes a span of the past; null when it is not sampled.</summary>
    public static Activity? Make(EndedSpan span) =>
        Source.CreateActivity(span.Name, span.Kind, span.Parent, span.Tags, span.Links);

    private static Activity? Versioned(Activity? span, string? version) =>
        string.IsNullOrEmpty(version) ? span : span?.SetTag(SpanWords.Version, version);
}
