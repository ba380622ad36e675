using System.Diagnostics;
using DurableTask.Core.History;
using GovMedia.Standalone.Tracing;

namespace GovMedia.Standalone.Engine;

/// <content>What traces are told of it. Without a trace or a listener all of this is one comparison a step.</content>
internal sealed partial class LiveOrchestration
{
    // As many as exporters pass on.
    private const int MostLinks = 128;

    private List<EndedSpan>? spans;
    private List<ActivityLink>? links;

    /// <summary>When its execution began, in UTC ticks; 0 before.</summary>
    public long Began { get; private set; }

    /// <summary>Spans elsewhere that sent it the events it has taken; may be empty.</summary>
    public IReadOnlyList<ActivityLink> Links => links ?? [];

    /// <summary>Spans of steps answered since the last call.</summary>
    public List<EndedSpan> TakeSpans()
    {
        List<EndedSpan> taken = spans ?? [];
        spans = null;
        return taken;
    }

    private void Stand()
    {
        if (Instance.Trace is { } trace && tracer.IsHeard)
        {
            Tracer.Stand(Instance, trace);
        }
    }

    private void Tell(OpenTask task, HistoryRecord answer)
    {
        if (Instance.Trace is not { } trace || IsReplaying || !tracer.IsHeard)
        {
            return;
        }

        long end = answer.At == 0 ? Now.Ticks : answer.At;
        spans ??= [];
        spans.Add(answer.Type == EventType.TimerFired
            ? DurableSpans.OfTimer(Instance, trace, task, answer, end)
            : DurableSpans.OfCall(Instance, trace, task, answer, end));
    }

    private void Take(HistoryRecord raised)
    {
        if (raised.Trace is null || Instance.Trace is null || !tracer.IsHeard || links?.Count >= MostLinks)
        {
            return;
        }

        links ??= [];
        links.Add(new ActivityLink(new TraceOrigin(raised.Trace, null).Context));
    }
}
