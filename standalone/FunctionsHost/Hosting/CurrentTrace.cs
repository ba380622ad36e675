using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace GovMedia.Standalone;

/// <summary>The trace that runs where the invocation was made; else the one its request names.</summary>
/// <param name="activity">What runs; null when nobody wants to know.</param>
/// <param name="http">The request; null for none.</param>
internal sealed class CurrentTrace(Activity? activity, HttpContext? http) : TraceContext
{
    /// <inheritdoc/>
    public override string TraceParent { get; } = activity?.Id ?? Header(http, HeaderNames.TraceParent);

    /// <inheritdoc/>
    public override string TraceState { get; } =
        activity is null ? Header(http, HeaderNames.TraceState) : activity.TraceStateString ?? string.Empty;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Baggage => activity is null
        ? base.Baggage
        : activity.Baggage.DistinctBy(item => item.Key).ToDictionary(item => item.Key, item => item.Value ?? "");

    private static string Header(HttpContext? http, string name) =>
        http is not null && ActivityContext.TryParse(http.Request.Headers.TraceParent, null, out _)
            ? http.Request.Headers[name].ToString()
            : string.Empty;
}
