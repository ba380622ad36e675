using System.Diagnostics;
using GovMedia.Standalone.Engine;
using GovMedia.Standalone.Tracing;

namespace GovMedia.Standalone;

/// <content>What is asked while somebody listens to traces.</content>
internal sealed partial class StandaloneClient
{
    private async Task<string> StartTraced(StartRequest request, CancellationToken cancellation)
    {
        using Activity? span = Tracer.Create(request);
        StartRequest traced = request with { Trace = TraceOrigin.Of(span) };
        try
        {
            string id = await Engine.Ask(core => core.Start(traced), cancellation);
            span?.SetTag(SpanWords.InstanceId, id);
            return id;
        }
        catch (Exception refused)
        {
            span?.SetStatus(ActivityStatusCode.Error, refused.GetType().FullName);
            throw;
        }
    }

    private async Task RaiseTraced(
        string instanceId, string eventName, string? payload, CancellationToken cancellation)
    {
        using Activity? span = Tracer.Raise(instanceId, eventName);
        TraceOrigin? origin = TraceOrigin.Of(span);
        await Tell(core => core.Raise(instanceId, eventName, payload, origin), cancellation);
    }
}
