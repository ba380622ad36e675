using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Repinning;

/// <summary>Which versions a case is to run under from now on; null keeps the one it has pinned.</summary>
/// <param name="Pack">The rule pack's id; a pack of the case's jurisdiction.</param>
/// <param name="PackVersion">The rule pack's version; null with a pack named: its newest.</param>
/// <param name="Calendar">Whether to count by the newest calendar.</param>
/// <param name="Code">Whether to go on under the code of this release.</param>
public sealed record RepinTarget(string? Pack, int? PackVersion, bool Calendar, bool Code);

/// <summary>What a case would be under other versions: everything that would change, and what stands in the way.</summary>
/// <param name="From">The versions pinned now.</param>
/// <param name="To">The versions asked for.</param>
/// <param name="Clocks">Every clock that runs, before and after; those that would not change too.</param>
/// <param name="Steps">Steps that the other pack adds to the chain or no longer asks for; empty outside chains.</param>
/// <param name="Tasks">Open tasks that other roles would do, or on other evidence.</param>
/// <param name="Refusals">What forbids it; empty where nothing does.</param>
public sealed record RepinPreview(
    Pins From,
    Pins To,
    IReadOnlyList<RepinnedClock> Clocks,
    IReadOnlyList<RepinnedStep> Steps,
    IReadOnlyList<RepinnedTask> Tasks,
    IReadOnlyList<Refusal> Refusals);

/// <summary>One clock, before and after.</summary>
/// <param name="Id">The clock.</param>
/// <param name="FromRule">The clause that sets it now.</param>
/// <param name="ToRule">The clause that would set it.</param>
/// <param name="FromDueAt">When it ends now, half-open.</param>
/// <param name="ToDueAt">When it would end, half-open.</param>
/// <param name="Late">Whether it would have ended already: the breach would be recorded at once.</param>
public sealed record RepinnedClock(
    string Id, string FromRule, string ToRule, DateTimeOffset FromDueAt, DateTimeOffset ToDueAt, bool Late);

/// <summary>A step of the chain that comes or goes.</summary>
/// <param name="Id">The step.</param>
/// <param name="Change"><c>added</c> or <c>dropped</c>.</param>
/// <param name="Rule">The clause it follows from, under the law that has it.</param>
public sealed record RepinnedStep(string Id, string Change, string Rule);

/// <summary>An open task, before and after.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Roles">Who would do it.</param>
/// <param name="Evidence">On what evidence.</param>
public sealed record RepinnedTask(string TaskId, IReadOnlyList<string> Roles, IReadOnlyList<string> Evidence);
