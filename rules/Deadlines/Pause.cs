namespace GovMedia.Rules.Deadlines;

/// <summary>A stretch that does not count (中止、不计入期限), where a text allows it.</summary>
/// <param name="From">When the clock was suspended.</param>
/// <param name="Until">When it resumed; null while it still stands.</param>
/// <param name="Basis">The text that allows it, and the document that ordered it.</param>
public sealed record Pause(DateTimeOffset From, DateTimeOffset? Until, string Basis);
