using System.Security.Cryptography;
using GovMedia.Workflows;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.Sessions;

/// <summary>The passwords of local users, as salted hashes in the register.</summary>
public sealed class CredentialStore(IRegisterStore store, ISecrets secrets)
{
    /// <summary>The shortest password that a user may choose.</summary>
    public const int LeastLength = 12;

    private const string Partition = "credentials";
    private const int Iterations = 210_000;
    private const int HashLength = 32;

    // Somebody who does not exist takes as long as somebody who does.
    private readonly Lazy<Credential> _nobody = new(() => Make(secrets, "nobody", mustChange: false));

    /// <summary>The credential of a user, or null.</summary>
    public async Task<Credential?> ReadAsync(string user, CancellationToken cancellation) =>
        RegisterLimits.IsKey(user) && await store.ReadAsync(Partition, user, cancellation) is { } row
            ? GovJson.Read<Credential>(row.Body)
            : null;

    /// <summary>The credential of a user whose password fits, or null.</summary>
    public async Task<Credential?> CheckAsync(string user, string password, CancellationToken cancellation)
    {
        Credential? known = await ReadAsync(user, cancellation);
        return Fits(known ?? _nobody.Value, password) ? known : null;
    }

    /// <summary>Gives users a password; their sessions end. The same hash serves them all.</summary>
    public async Task SetAsync(
        IEnumerable<string> users, string password, bool mustChange, CancellationToken cancellation)
    {
        string body = GovJson.Write(Make(secrets, password, mustChange));
        foreach (string[] some in users.Chunk(RegisterLimits.RowsPerCommit))
        {
            await store.CommitAsync(Partition, [.. some.Select(u => new RowChange.Put(u, body))], cancellation);
        }
    }

    /// <summary>A password that nobody chose: 20 characters.</summary>
    public string NewPassword() => Convert.ToBase64String(secrets.Random(15)).Replace('+', '-').Replace('/', '_');

    private static bool Fits(Credential credential, string password) =>
        CryptographicOperations.FixedTimeEquals(
            Convert.FromBase64String(credential.Hash),
            Hash(password, Convert.FromBase64String(credential.Salt), credential.Iterations));

    private static Credential Make(ISecrets secrets, string password, bool mustChange)
    {
        byte[] salt = secrets.Random(16);
        return new Credential(
            Iterations,
            Convert.ToBase64String(salt),
            Convert.ToBase64String(Hash(password, salt, Iterations)),
            Convert.ToHexStringLower(secrets.Random(8)),
            mustChange);
    }

    private static byte[] Hash(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, HashLength);
}
