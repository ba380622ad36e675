using System.Security.Cryptography;
using System.Text;
using GovMedia.Rules.Law;
using GovMedia.Workflows;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.Composition;

/// <summary>Holds an office's own packs to the rule of released ones: a version that cases have pinned never changes.</summary>
/// <remarks>The checksum of each version is signed with the instance's key when it is first seen.</remarks>
public sealed class PackSeals(IRegisterStore store, ISecrets secrets, TimeProvider clock)
{
    private const string Partition = "packs";

    /// <summary>Seals versions seen for the first time, and checks the others.</summary>
    /// <param name="packs">The files of the office's own packs; may be empty.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <exception cref="PackException">A sealed version's file has changed and its jurisdiction has cases; says which.</exception>
    public async Task CheckAsync(IEnumerable<PackSource> packs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(packs);
        foreach (PackSource source in packs)
        {
            PackDocument pack = PackReader.Read(source.Json, source.Name);
            string key = $"{pack.Id}@{pack.Version}";
            string checksum = ReleasedPacks.Checksum(source.Json);
            Row? row = await store.ReadAsync(Partition, key, cancellation);
            Seal? seal = row is null ? null : GovJson.Read<Seal>(row.Body);
            if (seal?.Sha256 == checksum && IsOurs(key, seal))
            {
                continue;
            }

            if (seal is not null && await HasCasesAsync(pack.Jurisdiction, cancellation))
            {
                throw new PackException(
                    $"{source.Name}: {key} is not the file that was sealed on {seal.At:yyyy-MM-dd}; cases have pinned it, so "
                    + "put the sealed file back, or give the new text a higher version.");
            }

            Seal fresh = new(checksum, Convert.ToBase64String(secrets.Sign(Signed(key, checksum))), clock.GetUtcNow());
            await store.CommitAsync(Partition, [new RowChange.Put(key, GovJson.Write(fresh))], cancellation);
        }
    }

    private static byte[] Signed(string key, string checksum) => Encoding.UTF8.GetBytes($"{key}\n{checksum}");

    private bool IsOurs(string key, Seal seal)
    {
        using ECDsa verifier = ECDsa.Create();
        verifier.ImportSubjectPublicKeyInfo(secrets.PublicKey, out _);
        return verifier.VerifyData(Signed(key, seal.Sha256), Convert.FromBase64String(seal.Signature), HashAlgorithmName.SHA256);
    }

    private async Task<bool> HasCasesAsync(string jurisdiction, CancellationToken cancellation) =>
        (await store.ListAsync(Partitions.CasesPrefix + jurisdiction, limit: 1, cancellation: cancellation)).Count > 0;

    private sealed record Seal(string Sha256, string Signature, DateTimeOffset At);
}
