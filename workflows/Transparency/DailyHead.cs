namespace GovMedia.Workflows.Transparency;

/// <summary>The published seal of one sealing: a Merkle root over entries of every case, signed.</summary>
/// <param name="Number">Counts sealings from 1; there may be none or several a day.</param>
/// <param name="Day">The legal day sealed through.</param>
/// <param name="Entries">How many entries this sealing added.</param>
/// <param name="Root">Lower-case hex.</param>
/// <param name="PreviousRoot">The root of the sealing before; 64 zeros for the first.</param>
/// <param name="SealedAt">Legal time.</param>
/// <param name="Signature">Base64 of r‖s over the canonical JSON of the head without this member.</param>
/// <param name="PublicKey">The instance's key as SubjectPublicKeyInfo, base64.</param>
public sealed record DailyHead(
    int Number,
    DateOnly Day,
    int Entries,
    string Root,
    string PreviousRoot,
    DateTimeOffset SealedAt,
    string? Signature,
    string PublicKey);
