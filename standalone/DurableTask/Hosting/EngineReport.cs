namespace GovMedia.Standalone;

/// <summary>Counters of a running engine.</summary>
/// <param name="Commits">Transactions written, each with one flush to disk.</param>
/// <param name="Activities">Activity calls answered.</param>
/// <param name="ActivitiesRunning">Activity calls started and not yet answered.</param>
/// <param name="InMemory">Instances in memory.</param>
/// <param name="TimersFired">Timers that have fired.</param>
/// <param name="WorstLateness">The longest time from a timer's due moment to its event being on disk.</param>
/// <param name="Failures">Transactions that could not be written.</param>
/// <param name="Parked">Instances left alone until the next start, and why.</param>
/// <param name="Broken">Why the engine has stopped for good; null while it works.</param>
public sealed record EngineReport(
    long Commits,
    long Activities,
    long ActivitiesRunning,
    long InMemory,
    long TimersFired,
    TimeSpan WorstLateness,
    long Failures,
    IReadOnlyDictionary<string, string> Parked,
    string? Broken);
