using System.Security.Cryptography;
using System.Text;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.Sessions;

/// <summary>The secret by which the command line signs in beside a running instance: whoever can read the instance's
/// data folder is trusted as the instance itself is. New at every start.</summary>
public sealed class LocalSecret(ISecrets secrets)
{
    /// <summary>The secret, as it is written into the folder.</summary>
    public string Value { get; } = Convert.ToHexStringLower(secrets.Random(32));

    /// <summary>Whether a text is the secret.</summary>
    public bool Is(string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Value));
}
