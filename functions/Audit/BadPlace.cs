namespace GovMedia.Functions.Audit;

/// <summary>Where the register is not as it should be.</summary>
/// <param name="CaseNo">The case; null where a sealed root is meant.</param>
/// <param name="Seq">The entry; null where no single one is meant.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record BadPlace(string? CaseNo, int? Seq, string Fault);
