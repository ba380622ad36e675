using System.Collections.Concurrent;
using System.Diagnostics;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Listens to the engine's spans, and to those of tests.</summary>
/// <remarks>Listeners hear the whole process: tests that have one, or want none, are of the collection
/// <see cref="Collection"/>, which runs when all others have run, one test after another.</remarks>
internal sealed class SpanLog : IDisposable
{
    public const string Collection = "spans";

    public static readonly ActivitySource Tests = new("tests");

    private readonly ConcurrentQueue<Activity> told = new();
    private readonly ActivityListener listener;

    public SpanLog(ActivitySamplingResult sampled = ActivitySamplingResult.AllDataAndRecorded)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.DurableTask" || source == Tests,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => sampled,
            ActivityStarted = span => _ = span.Id,
            ActivityStopped = told.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>What was told, in order.</summary>
    public IReadOnlyList<Activity> Spans => [.. told];

    /// <summary>The one span of a name and kind.</summary>
    public Activity One(string name, ActivityKind kind) =>
        Assert.Single(told, span => span.OperationName == name && span.Kind == kind);

    /// <summary>Every span of a name and kind, in order.</summary>
    public IReadOnlyList<Activity> All(string name, ActivityKind kind) =>
        [.. told.Where(span => span.OperationName == name && span.Kind == kind)];

    public void Dispose() => listener.Dispose();
}

/// <summary>Tests that no other may run beside.</summary>
[CollectionDefinition(SpanLog.Collection, DisableParallelization = true)]
public sealed class SpanTests;
