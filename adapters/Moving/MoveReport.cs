namespace GovMedia.Adapters.Moving;

/// <summary>What an import brought.</summary>
/// <param name="Rows">Rows of the register.</param>
/// <param name="Bodies">Bodies of the archive.</param>
/// <param name="Cases">Cases, every chain verified.</param>
/// <param name="Woken">Cases whose orchestration begins when the instance starts: the open ones, and ended ones whose
/// evidence is not sealed yet.</param>
public sealed record MoveReport(long Rows, int Bodies, int Cases, int Woken);
