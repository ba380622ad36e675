namespace GovMedia.Functions.Audit;

/// <summary>What a check of the whole register found.</summary>
/// <param name="Entries">Ledger entries looked at.</param>
/// <param name="Chains">Cases looked at.</param>
/// <param name="Sound">Whether nothing is wrong.</param>
/// <param name="FirstBad">The first fault; null where there is none.</param>
public sealed record VerificationAnswer(long Entries, int Chains, bool Sound, BadPlace? FirstBad);
