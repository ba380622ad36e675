namespace GovMedia.Standalone.Engine;

/// <summary>The events of one episode: first what came in, then what the orchestrator did.</summary>
/// <param name="Seq">The episode's number, from 0, within its execution.</param>
/// <param name="At">The episode's time, in UTC ticks.</param>
/// <param name="Records">The events in order.</param>
internal sealed record HistoryChunk(int Seq, long At, IReadOnlyList<HistoryRecord> Records);
