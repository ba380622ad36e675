namespace GovMedia.Standalone.Engine;

/// <summary>Something the code has done that the history does not yet confirm.</summary>
internal sealed class PendingAction(HistoryRecord record)
{
    public HistoryRecord Record { get; } = record;

    /// <summary>A timer cancelled in the episode that made it: it is recorded and never armed.</summary>
    public bool IsCancelled { get; set; }
}
