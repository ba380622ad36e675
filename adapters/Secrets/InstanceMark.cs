using System.Text.Json;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Secrets;

/// <summary>The register's note of the keys it was written under, so that no instance goes on with others: its access
/// codes, vaults and signatures would not match what stands.</summary>
public static class InstanceMark
{
    internal const string Partition = "instance";
    internal const string Key = "keys";
    private const string ImportBegins = "{\"importing\":";

    /// <summary>Notes the keys in a new register, or compares them with those noted.</summary>
    /// <exception cref="InvalidOperationException">The register was written under other keys.</exception>
    public static async Task RequireAsync(
        IRegisterStore register, ISecrets secrets, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(secrets);
        string mark = Of(secrets);
        Row? noted = await register.ReadAsync(Partition, Key, cancellation);
        if (noted is null)
        {
            try
            {
                await register.CommitAsync(Partition, [new RowChange.Insert(Key, mark)], cancellation);
                return;
            }
            catch (RegisterConflictException)
            {
                // Another worker on the same store was first; compare with what it noted.
                noted = await register.ReadAsync(Partition, Key, cancellation);
            }
        }

        if (noted?.Body.StartsWith(ImportBegins, StringComparison.Ordinal) == true)
        {
            throw new InvalidOperationException(
                "An import into this instance was begun and not finished; run it again from the same file.");
        }

        if (noted?.Body != mark)
        {
            throw new InvalidOperationException(
                "The register was written under other keys than those configured; give this instance the keys of its "
                + "data (backup folder 'keys', or the key vault), or start with a data directory of its own.");
        }
    }

    /// <summary>The note of some keys.</summary>
    internal static string Of(ISecrets secrets) => JsonSerializer.Serialize(new
    {
        publicKey = Convert.ToBase64String(secrets.PublicKey),
        secret = Convert.ToBase64String(secrets.Derive("instance-mark")),
    });

    /// <summary>What stands in the note's place while data are brought in.</summary>
    internal static string Importing(string id) => $"{ImportBegins}\"{id}\"}}";
}
