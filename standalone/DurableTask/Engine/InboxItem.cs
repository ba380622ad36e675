namespace GovMedia.Standalone.Engine;

/// <summary>An event that waits for an episode.</summary>
/// <param name="Seq">Its place in the order of arrival.</param>
/// <param name="Record">The event.</param>
/// <param name="Stored">Whether it is in the file already.</param>
internal readonly record struct InboxItem(long Seq, HistoryRecord Record, bool Stored);
