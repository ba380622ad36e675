using GovMedia.Standalone.Tracing;

namespace GovMedia.Standalone.Engine;

/// <summary>An activity call that is in the file and not yet answered.</summary>
internal sealed record ActivityWork(
    long InstanceKey,
    string InstanceId,
    string Execution,
    int TaskId,
    string Name,
    string? Version,
    string? Input,
    TraceOrigin? Trace = null);
