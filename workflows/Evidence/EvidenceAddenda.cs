using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Transparency;

namespace GovMedia.Workflows.Evidence;

/// <summary>Writes the addenda of sealed packages: after each daily head, one for every sealed case with entries under it.</summary>
public sealed class EvidenceAddenda(CaseRegister register, TransparencyLog transparency, IBlobArchive archive, ISecrets secrets)
{
    /// <summary>Where the addenda of a case stand.</summary>
    public static string PrefixOf(string caseNo) => $"evidence/{caseNo}.addendum-";

    /// <summary>Writes the addenda of a head; those that stand already are left as they are.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> WriteAsync(DailyHead head, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(head);
        IReadOnlyList<SealedEntry> leaves = await transparency.EntriesAsync(head, cancellation);
        byte[][] hashes = [.. leaves.Select(static l => Convert.FromHexString(l.Hash))];
        int written = 0;
        foreach (IGrouping<string, (SealedEntry Leaf, int Index)> entries in
            leaves.Select(static (leaf, index) => (leaf, index)).GroupBy(static l => l.leaf.CaseNo))
        {
            string caseNo = entries.Key;
            string name = string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(caseNo)}{head.Number:00000000}.json");
            if (await archive.ReadAsync(EvidencePackage.NameOf(caseNo), cancellation) is { } package
                && await archive.ReadAsync(name, cancellation) is null)
            {
                EntryProof[] proofs =
                [
                    .. entries.Select(e => new EntryProof(
                        e.Leaf.Seq,
                        e.Leaf.Hash,
                        e.Index,
                        hashes.Length,
                        [.. MerkleTree.Path(hashes, e.Index).Select(Convert.ToHexStringLower)])),
                ];
                await archive.WriteOnceAsync(name, await SignedAsync(caseNo, package, head, proofs, cancellation), cancellation);
                written++;
            }
        }

        return written;
    }

    /// <summary>Checks an addendum offline: its signature, the head's, every entry and its proof.</summary>
    public static Verdict Verify(byte[] addendum)
    {
        EvidenceAddendum read;
        try
        {
            string text = new UTF8Encoding(false, true).GetString(addendum);
            read = GovJson.Read<EvidenceAddendum>(text);
            if (GovJson.Write(read) != text || read.Format != EvidenceAddendum.CurrentFormat)
            {
                return Broken("addendum", "is not as it was written");
            }
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return Broken("addendum", "does not parse");
        }

        if (!TransparencyLog.SignatureFits(read.Head))
        {
            return Broken("head", "its signature does not fit");
        }

        if (!SignatureFits(read))
        {
            return Broken("signature", "does not fit the addendum");
        }

        byte[] root = Convert.FromHexString(read.Head.Root);
        foreach ((EntryProof proof, LedgerEntry entry) in read.Proofs.Zip(read.Entries))
        {
            byte[][] path = [.. proof.Path.Select(Convert.FromHexString)];
            if (!LedgerChain.IsSound(entry) || entry.Hash != proof.Hash || entry.Seq != proof.Seq
                || !MerkleTree.Verify(Convert.FromHexString(proof.Hash), proof.Index, proof.Size, path, root))
            {
                return Broken(string.Create(CultureInfo.InvariantCulture, $"entry {proof.Seq}"), "is not under the head");
            }
        }

        return read.Proofs.Count == read.Entries.Count
            ? new Verdict(VerdictStatus.Sound, null, $"{read.Proofs.Count} entries of {read.CaseNo} are under the head of {read.Head.Day:yyyy-MM-dd}")
            : Broken("proofs", "are not one for each entry");
    }

    private async Task<byte[]> SignedAsync(
        string caseNo, byte[] package, DailyHead head, EntryProof[] proofs, CancellationToken cancellation)
    {
        HashSet<int> sealedNow = [.. proofs.Select(static p => p.Seq)];
        LedgerEntry[] entries = [.. (await register.LedgerAsync(caseNo, cancellation)).Where(e => sealedNow.Contains(e.Seq))];
        EvidenceAddendum open = new(
            EvidenceAddendum.CurrentFormat, caseNo, Convert.ToHexStringLower(SHA256.HashData(package)), head, proofs, entries, null);
        return Encoding.UTF8.GetBytes(GovJson.Write(open with { Signature = Convert.ToBase64String(secrets.Sign(SignedBytes(open))) }));
    }

    private static bool SignatureFits(EvidenceAddendum addendum)
    {
        try
        {
            byte[] raw = Convert.FromBase64String(addendum.Signature ?? "");
            using ECDsa key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(addendum.Head.PublicKey), out _);
            return Convert.ToBase64String(raw) == addendum.Signature
                && key.VerifyData(SignedBytes(addendum), raw, HashAlgorithmName.SHA256);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }

    private static byte[] SignedBytes(EvidenceAddendum addendum) =>
        CanonicalJson.Bytes((JsonObject)JsonSerializer.SerializeToNode(addendum with { Signature = null }, GovJson.Options)!);

    private static Verdict Broken(string what, string why) => new(VerdictStatus.Broken, what, why);
}
