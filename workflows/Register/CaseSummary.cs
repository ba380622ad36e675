using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Register;

/// <summary>A case as lists show it.</summary>
/// <param name="CaseNo">Its number.</param>
/// <param name="Procedure">Its procedure.</param>
/// <param name="Jurisdiction">Its jurisdiction.</param>
/// <param name="Unit">The unit that handles it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ReceivedAt">Receipt.</param>
/// <param name="DueAt">The earliest ceiling still running, or null.</param>
/// <param name="Provisional">Whether any running clock's date is provisional.</param>
/// <param name="Late">Whether a ceiling has been breached and its duty remains.</param>
/// <param name="NextAlarmAt">When its orchestration should wake next, or null.</param>
/// <param name="Calendar">The calendar it is counted by.</param>
/// <param name="EndedAt">When it ended, or null.</param>
/// <param name="Units">Every unit with a part in it: handling, tasks.</param>
public sealed record CaseSummary(
    string CaseNo,
    string Procedure,
    string Jurisdiction,
    string Unit,
    string State,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    bool Provisional,
    bool Late,
    DateTimeOffset? NextAlarmAt,
    string Calendar,
    DateTimeOffset? EndedAt,
    IReadOnlyList<string> Units)
{
    /// <summary>The summary of a case.</summary>
    public static CaseSummary Of(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        CaseClock[] running = [.. file.Clocks.Values.Where(static c => c.EndedAt is null)];
        return new CaseSummary(
            file.CaseNo,
            file.Procedure,
            file.Jurisdiction,
            file.Unit,
            file.State,
            file.ReceivedAt,
            file.DueAt,
            running.Any(static c => c.Provisional),
            running.Any(static c => c.State == ClockState.Breached),
            file.NextAlarmAt,
            file.Pins.Calendar,
            file.EndedAt,
            [.. file.Tasks.Values.Select(static t => t.Unit).Append(file.Unit).Distinct().Order(StringComparer.Ordinal)]);
    }
}
