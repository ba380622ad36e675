using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace GovMedia.Standalone.Tracing;

/// <summary>A span of durable work that is over; it is told once what it tells of is on disk.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Parent">The span above it.</param>
/// <param name="Id">Its id, which others may have referred to since it began.</param>
/// <param name="Start">When it began, in UTC ticks of the engine's clock.</param>
/// <param name="End">When it ended, likewise.</param>
/// <param name="Tags">What is said of it.</param>
internal sealed record EndedSpan(
    string Name,
    ActivityKind Kind,
    ActivityContext Parent,
    ActivitySpanId Id,
    long Start,
    long End,
    KeyValuePair<string, object?>[] Tags)
{
    /// <summary>The kind of failure it ended in; null for none.</summary>
    public string? Error { get; init; }

    /// <summary>Spans elsewhere that it took events from; may be empty.</summary>
    public IReadOnlyList<ActivityLink> Links { get; init; } = [];

    /// <summary>Tells it to whoever listens.</summary>
    public void Tell()
    {
        if (Tracer.Make(this) is not { } span)
        {
            return;
        }

        span.SetStartTime(new DateTime(Start, DateTimeKind.Utc));
        span.Start();
        SetId(span, Id);
        if (Error is not null)
        {
            span.SetStatus(ActivityStatusCode.Error, Error);
        }

        span.SetEndTime(new DateTime(End, DateTimeKind.Utc));
        span.Stop();
    }

    /// <summary>Gives a started span its id. The platform has no public way; the official SDK does likewise.
    /// </summary>
    public static void SetId(Activity span, ActivitySpanId id)
    {
        SpanId(span) = id.ToHexString();
        WholeId(span) = null;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? SpanId(Activity span);

    // Made from the other when first read, which a listener may have done at the start.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_id")]
    private static extern ref string? WholeId(Activity span);
}
