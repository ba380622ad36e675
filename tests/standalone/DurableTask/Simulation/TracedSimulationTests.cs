using System.Diagnostics;
using GovMedia.Standalone.Tracing;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>The same worlds with somebody listening.</summary>
[Collection(SpanLog.Collection)]
public sealed class TracedSimulationTests
{
    private const string Root = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void Simulation_WithTraces_TakesTheSamePathAndTellsEachCompletionOnce()
    {
        using SpanLog log = new();
        TraceOrigin root = new(Root, null);
        int told = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            using Simulator silent = new(seed);
            using Simulator traced = new(seed, root);

            Assert.Equal(silent.Run(), traced.Run());

            Assert.Empty(silent.Spans);
            Check(traced.Spans, root.Context);
            told += traced.Spans.Count;
        }

        Assert.True(told > 400, $"Only {told} spans in 40 seeds.");
    }

    private static void Check(List<EndedSpan> spans, ActivityContext root)
    {
        Assert.All(spans, span => Assert.True(span.Parent.TraceId == root.TraceId && span.Start <= span.End));
        IEnumerable<EndedSpan> completed = spans.Where(span => span.Kind == ActivityKind.Server
            && span.Tags.Any(tag => tag.Value is "Completed" or "ContinuedAsNew"));
        Assert.Equal(completed.Count(), completed.Select(span => span.Id).Distinct().Count());

        // Nothing hangs below a step that was not one of a known execution's; a crash may have kept some untold.
        HashSet<ActivitySpanId> executions =
            [.. spans.Where(span => span.Kind == ActivityKind.Server).Select(span => span.Id)];
        ILookup<ActivitySpanId, EndedSpan> calls =
            spans.Where(span => span.Kind == ActivityKind.Client).ToLookup(span => span.Id);
        foreach (EndedSpan child in spans.Where(span => span.Kind == ActivityKind.Server))
        {
            Assert.True(child.Parent.SpanId == root.SpanId || !executions.Contains(child.Parent.SpanId));
            Assert.All(calls[child.Parent.SpanId], call => Assert.Equal(child.Name, call.Name));
        }
    }
}
