namespace GovMedia.Functions.Cases;

/// <summary>One thing that happened in a case.</summary>
/// <param name="At">Legal time.</param>
/// <param name="What">In words.</param>
/// <param name="Action">As the ledger names it.</param>
/// <param name="Rule">The clause it rests on, or null.</param>
public sealed record TimelineEntry(DateTimeOffset At, string What, string Action, string? Rule);
