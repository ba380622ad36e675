using System.Diagnostics;

namespace GovMedia.Standalone.Tracing;

/// <summary>The span that caused an execution, in the words of W3C Trace Context.</summary>
/// <param name="Parent">The <c>traceparent</c>: trace, span and flags.</param>
/// <param name="State">The <c>tracestate</c>; null for none.</param>
internal sealed record TraceOrigin(string Parent, string? State)
{
    // What the recommendation has everybody pass on at least; a longer one is the sender's own affair.
    private const int StateLimit = 512;

    /// <summary>Trace, span and flags; the default where they cannot be read.</summary>
    public ActivityContext Context =>
        ActivityContext.TryParse(Parent, State, out ActivityContext read) ? read : default;

    /// <summary>A running span as origin of what it causes; null for no span.</summary>
    public static TraceOrigin? Of(Activity? span) => span is not { IdFormat: ActivityIdFormat.W3C, Id: { } id }
        ? null
        : new TraceOrigin(id, span.TraceStateString is { Length: > 0 and <= StateLimit } state ? state : null);

    /// <summary>Another span of the same trace as origin.</summary>
    public TraceOrigin At(ActivitySpanId span)
    {
        ActivityContext here = Context;
        return this with { Parent = $"00-{here.TraceId}-{span}-{(int)here.TraceFlags:x2}" };
    }
}
