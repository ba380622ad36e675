using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Evidence;

/// <summary>Makes the evidence package (证据包) of a case: everything one needs to check it without this product's data.</summary>
public sealed class EvidencePackage(
    CaseRegister register, IRegisterStore store, IBlobArchive archive, Outbox outbox, LawBook laws, ISecrets secrets)
{
    /// <summary>Where a sealed package stands in the archive.</summary>
    public static string NameOf(string caseNo) => $"evidence/{caseNo}.zip";

    /// <summary>The bytes of a package.</summary>
    /// <param name="caseNo">The case.</param>
    /// <param name="history">The orchestration's history as JSON; null where it is kept elsewhere.</param>
    /// <param name="sealedAt">The time of sealing; null for a draft.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Null where there is no such case.</returns>
    public async Task<byte[]?> MakeAsync(
        string caseNo, string? history, DateTimeOffset? sealedAt, CancellationToken cancellation = default)
    {
        if (await register.ReadAsync(caseNo, cancellation) is not { } record)
        {
            return null;
        }

        // The state may have moved on while the ledger was read: the package is of the entries, so fold those.
        IReadOnlyList<LedgerEntry> ledger = await register.LedgerAsync(caseNo, cancellation);
        CaseLaw law = await laws.PinnedAsync(record.File.Pins, cancellation);
        JsonObject state = LedgerChain.Fold(ledger);
        CaseFile file = state.Deserialize<CaseFile>(GovJson.Options)!;
        SortedDictionary<string, byte[]> members = new(StringComparer.Ordinal)
        {
            ["case.json"] = CanonicalJson.Bytes(state),
            ["ledger.jsonl"] = Utf8(string.Concat(ledger.Select(static e => LedgerRow.Write(e) + "\n"))),
            ["history.json"] = Utf8(history ?? "[]"),
            ["law/calendar.json"] = Utf8(GovJson.Write(law.Calendar.Notices)),
            ["index.html"] = Utf8(EvidenceIndex.Html(file, law, ledger)),
            ["outbox.json"] = Utf8(GovJson.Write((await outbox.AllAsync(caseNo, cancellation)).Select(static m => m.Item))),
            ["vault.json"] = Utf8(await VaultAsync(caseNo, cancellation)),
        };
        foreach (Pack pack in law.Pack.Lineage)
        {
            members[$"law/{pack.Id}.json"] = Utf8(PackReader.Write(pack.Document));
        }

        foreach (CaseDocument document in file.Documents.Values)
        {
            members[$"documents/{document.Id}"] = await archive.ReadAsync(document.Blob, cancellation)
                ?? throw new InvalidOperationException($"Document {document.Id} of {caseNo} is not in the document store.");
        }

        EvidenceManifest manifest = new(
            EvidenceManifest.CurrentFormat,
            caseNo,
            sealedAt,
            sealedAt is null,
            ProductVersion.Current,
            ledger.Count,
            ledger[^1].Hash,
            Convert.ToBase64String(secrets.PublicKey),
            [.. members.Select(static m => new EvidenceMember(m.Key, m.Value.Length, Hex(m.Value)))]);
        byte[] manifestBytes = Utf8(GovJson.Write(manifest));
        byte[] signature = Utf8(Convert.ToBase64String(secrets.Sign(manifestBytes)));
        return StoredZip.Write(
        [
            new(EvidenceManifest.FileName, manifestBytes),
            new(EvidenceManifest.SignatureName, signature),
            .. members,
        ]);
    }

    private async Task<string> VaultAsync(string caseNo, CancellationToken cancellation)
    {
        IReadOnlyList<Row> rows = await store.ListAsync(
            Partitions.Case(caseNo), Partitions.VaultPrefix, Partitions.After(Partitions.VaultPrefix), 1000, cancellation);
        JsonObject vault = [];
        foreach (Row row in rows)
        {
            vault[row.Key[Partitions.VaultPrefix.Length..]] = JsonNode.Parse(row.Body)!["cipher"]!.GetValue<string>();
        }

        return vault.ToJsonString(GovJson.Options);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] data) => Convert.ToHexStringLower(SHA256.HashData(data));
}
