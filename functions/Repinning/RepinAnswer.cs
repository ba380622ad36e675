using GovMedia.Workflows.Register;
using GovMedia.Workflows.Repinning;

namespace GovMedia.Functions.Repinning;

/// <summary>What was asked for, and who must approve it.</summary>
/// <param name="CaseNo">The case.</param>
/// <param name="Task">The approval that waits for another person.</param>
/// <param name="Preview">What approving it will change, to the letter.</param>
public sealed record RepinAnswer(string CaseNo, TaskSummary Task, RepinPreview Preview);
