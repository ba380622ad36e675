using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Vault;

/// <summary>The key of each case, derived from the instance's secret and a salt kept with the case.</summary>
public sealed class CaseKeys(ISecrets secrets)
{
    /// <summary>The row of the salt in a case's partition. Deleting it erases what was sealed, for good.</summary>
    public const string SaltRow = "salt";

    /// <summary>A salt for a new case.</summary>
    public byte[] NewSalt() => secrets.Random(32);

    /// <summary>The cipher of a case.</summary>
    public CaseCipher For(string caseNo, byte[] salt) =>
        new(secrets.Derive("case:" + caseNo, salt));
}
