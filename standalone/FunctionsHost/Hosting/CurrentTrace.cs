using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>The trace that runs where the invocation was made.</summary>
internal sealed class CurrentTrace(Activity? activity) : TraceContext
{
    /// <inheritdoc/>
    public override string TraceParent { get; } = activity?.Id ?? string.Empty;

    /// <inheritdoc/>
    public override string TraceState { get; } = activity?.TraceStateString ?? string.Empty;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Baggage => activity is null
        ? base.Baggage
        : activity.Baggage.DistinctBy(item => item.Key).ToDictionary(item => item.Key, item => item.Value ?? "");
}
