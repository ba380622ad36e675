namespace GovMedia.Workflows.Evidence;

/// <summary>What a package holds and who vouches for it; signed as the very bytes of <c>manifest.json</c>.</summary>
/// <param name="Format">The format's name and version.</param>
/// <param name="CaseNo">The case.</param>
/// <param name="SealedAt">Legal time of sealing; null in a draft.</param>
/// <param name="Draft">Whether the case was still running.</param>
/// <param name="Product">The product's version.</param>
/// <param name="LedgerEntries">How many entries the ledger had.</param>
/// <param name="LedgerTip">The newest entry's hash.</param>
/// <param name="PublicKey">The instance's key as SubjectPublicKeyInfo, base64.</param>
/// <param name="Members">Every other member but the signature, in the order of the package.</param>
public sealed record EvidenceManifest(
    string Format,
    string CaseNo,
    DateTimeOffset? SealedAt,
    bool Draft,
    string Product,
    int LedgerEntries,
    string LedgerTip,
    string PublicKey,
    IReadOnlyList<EvidenceMember> Members)
{
    /// <summary>The format written now.</summary>
    public const string CurrentFormat = "govmedia-evidence/1";

    /// <summary>The manifest's name in the package.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The signature's name in the package: base64 of r‖s (ECDSA P-256, SHA-256) over the manifest's bytes.</summary>
    public const string SignatureName = "manifest.sig";
}
