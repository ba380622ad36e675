using GovMedia.Standalone.Tracing;

namespace GovMedia.Standalone.Engine;

/// <summary>A wish to start an orchestration.</summary>
internal sealed record StartRequest(string Name, string? Version, string? Input)
{
    public string? InstanceId { get; init; }

    public long StartAt { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public IReadOnlyList<string>? Dedupe { get; init; }

    /// <summary>What the orchestration belongs to as traces have it; null for nothing.</summary>
    public TraceOrigin? Trace { get; init; }
}
