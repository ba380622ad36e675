using GovMedia.Standalone.Tracing;

namespace GovMedia.Standalone.Engine;

/// <content>What traces are told of a cycle.</content>
internal sealed partial class EngineCore
{
    /// <summary>Spans to be told once the cycle is on disk.</summary>
    public List<EndedSpan> Spans { get; } = [];

    private void Tell(Instance instance, long at, OrchestrationEnd end)
    {
        if (instance.Trace is not { } trace || !options.Tracer.IsHeard)
        {
            return;
        }

        LiveOrchestration? live = instance.Live;
        long began = live?.Began is > 0 and { } known ? known : Began(instance, at);
        Spans.Add(DurableSpans.OfExecution(instance, trace, (began, at), end, live?.Links ?? []));
    }

    /// <summary>Tells that an instance has sent an event.</summary>
    /// <returns>What the event belongs to; null when it is not traced.</returns>
    private TraceOrigin? Sent(Instance instance, LiveOrchestration live, HistoryRecord record)
    {
        if (instance.Trace is not { } trace || !options.Tracer.IsHeard)
        {
            return null;
        }

        Spans.Add(DurableSpans.OfEvent(instance, trace, record, live.Now.Ticks));
        return trace.At(SpanIds.OfStep(instance.Execution, record.Id));
    }

    private long Began(Instance instance, long otherwise) =>
        instance.NextSeq > 0 && store.History(instance.Key) is [HistoryChunk first, ..] ? first.At : otherwise;
}
