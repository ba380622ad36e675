using GovMedia.Functions.Cases;
using GovMedia.Workflows.Objections;

namespace GovMedia.Functions.Objections;

/// <summary>An objection as its citizen sees it.</summary>
/// <param name="CaseNo">The case.</param>
/// <param name="State"><c>open</c>, <c>decided</c> or <c>withdrawn</c>.</param>
/// <param name="ReceivedAt">Receipt.</param>
/// <param name="Unit">The unit that handles it.</param>
/// <param name="Clocks">Its limits.</param>
/// <param name="Timeline">What happened, oldest first.</param>
/// <param name="Decision">The decision, or null while there is none.</param>
/// <param name="Transfers">Where it was handed to since it was received, oldest first; null for nowhere.</param>
public sealed record ObjectionView(
    string CaseNo,
    string State,
    DateTimeOffset ReceivedAt,
    string Unit,
    IReadOnlyList<ClockAnswer> Clocks,
    IReadOnlyList<TimelineEntry> Timeline,
    ObjectionDecision? Decision,
    IReadOnlyList<ObjectionTransfer>? Transfers);
