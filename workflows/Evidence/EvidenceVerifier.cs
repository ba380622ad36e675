using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;

namespace GovMedia.Workflows.Evidence;

/// <summary>Checks a package or a ledger export offline: no key, no register, no network.</summary>
public static class EvidenceVerifier
{
    private static readonly string[] Required = ["case.json", "ledger.jsonl", "vault.json"];

    /// <summary>Checks a package (zip), an addendum (JSON) or a ledger export (JSON lines), told apart by the first bytes.</summary>
    public static Verdict Verify(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ReadOnlySpan<byte> start = file.AsSpan().TrimStart((byte)' ');
        return start.StartsWith("{\"format\":"u8) ? EvidenceAddenda.Verify(file)
            : start.StartsWith("{"u8) ? VerifyLedger(file)
            : VerifyPackage(file);
    }

    /// <summary>Checks a ledger export: one entry a line, as the API and the packages write them.</summary>
    public static Verdict VerifyLedger(byte[] lines)
    {
        try
        {
            List<LedgerEntry> entries = ReadLedger(lines);
            return LedgerChain.FirstBreak(entries) is { } broken
                ? Broken($"entry {broken.Seq}", broken.Fault)
                : new Verdict(VerdictStatus.Sound, null, $"{entries.Count} entries, chain unbroken");
        }
        catch (LedgerRowException e)
        {
            return Broken($"entry {e.Key}", "is not as it was written");
        }
    }

    private static Verdict VerifyPackage(byte[] zip)
    {
        List<KeyValuePair<string, byte[]>> members = [];
        try
        {
            using ZipArchive archive = new(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                try
                {
                    using Stream body = entry.Open();
                    using MemoryStream copy = new();
                    body.CopyTo(copy);
                    members.Add(new(entry.FullName, copy.ToArray()));
                }
                catch (InvalidDataException)
                {
                    return Broken(entry.FullName, "cannot be read from the zip");
                }
            }
        }
        catch (InvalidDataException e)
        {
            return new Verdict(VerdictStatus.Unreadable, null, $"the zip cannot be opened: {e.Message}");
        }

        return CheckMembers(members) ?? (StoredZip.Write(members).AsSpan().SequenceEqual(zip)
            ? new Verdict(VerdictStatus.Sound, null, $"{members.Count} members, signature, ledger and state agree")
            : Broken("zip", "its headers are not as they were written"));
    }

    private static Verdict? CheckMembers(List<KeyValuePair<string, byte[]>> members)
    {
        string[] twice = [.. members.GroupBy(static m => m.Key).Where(static g => g.Count() > 1).Select(static g => g.Key)];
        if (twice.Length > 0)
        {
            return Broken(twice[0], "occurs twice");
        }

        Dictionary<string, byte[]> byName = members.ToDictionary(static m => m.Key, static m => m.Value, StringComparer.Ordinal);
        if (!byName.TryGetValue(EvidenceManifest.FileName, out byte[]? manifestBytes))
        {
            return Broken(EvidenceManifest.FileName, "is missing");
        }

        if (!byName.TryGetValue(EvidenceManifest.SignatureName, out byte[]? signature))
        {
            return Broken(EvidenceManifest.SignatureName, "is missing");
        }

        if (ReadManifest(manifestBytes) is not { } manifest)
        {
            return Broken(EvidenceManifest.FileName, "is not as it was written");
        }

        if (!SignatureFits(manifest, manifestBytes, signature))
        {
            return Broken(EvidenceManifest.SignatureName, "does not fit the manifest");
        }

        string[] expected = [EvidenceManifest.FileName, EvidenceManifest.SignatureName, .. manifest.Members.Select(static m => m.Name)];
        if (expected.FirstOrDefault(n => !byName.ContainsKey(n)) is { } missing)
        {
            return Broken(missing, "is missing");
        }

        if (members.FirstOrDefault(m => !expected.Contains(m.Key, StringComparer.Ordinal)) is { Key: { } extra })
        {
            return Broken(extra, "is not in the manifest");
        }

        if (members.Zip(expected).FirstOrDefault(static p => p.First.Key != p.Second) is { First.Key: { } moved })
        {
            return Broken(moved, "does not stand where the manifest has it");
        }

        EvidenceMember? changed = manifest.Members.FirstOrDefault(m => byName[m.Name].Length != m.Size || Hex(byName[m.Name]) != m.Sha256);
        return changed is not null ? Broken(changed.Name, "was changed") : CheckContents(manifest, byName);
    }

    private static Verdict? CheckContents(EvidenceManifest manifest, Dictionary<string, byte[]> members)
    {
        if (Required.FirstOrDefault(n => !members.ContainsKey(n)) is { } missing)
        {
            return Broken(missing, "is missing");
        }

        List<LedgerEntry> ledger;
        try
        {
            ledger = ReadLedger(members["ledger.jsonl"]);
        }
        catch (LedgerRowException e)
        {
            return Broken("ledger.jsonl", $"entry {e.Key} is not as it was written");
        }

        if (LedgerChain.FirstBreak(ledger) is { } broken)
        {
            return Broken("ledger.jsonl", $"entry {broken.Seq}: {broken.Fault}");
        }

        if (ledger.Count != manifest.LedgerEntries || ledger[^1].Hash != manifest.LedgerTip)
        {
            return Broken("ledger.jsonl", "does not end where the manifest says");
        }

        JsonObject state = LedgerChain.Fold(ledger);
        if (!members["case.json"].AsSpan().SequenceEqual(CanonicalJson.Bytes(state)))
        {
            return Broken("case.json", "is not what the ledger adds up to");
        }

        return CheckVault(state, members) ?? CheckDocuments(state, members);
    }

    private static Verdict? CheckVault(JsonObject state, Dictionary<string, byte[]> members)
    {
        try
        {
            JsonObject vault = (JsonObject)JsonNode.Parse(members["vault.json"])!;
            foreach ((string key, JsonNode? hash) in state["vault"]?.AsObject() ?? [])
            {
                string? text = vault[key]?.GetValue<string>();
                byte[] cipher = Convert.FromBase64String(text ?? "");
                if (Convert.ToBase64String(cipher) != text || Hex(cipher) != hash!.GetValue<string>())
                {
                    return Broken("vault.json", $"'{key}' is not what the ledger names");
                }
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or InvalidCastException)
        {
            return Broken("vault.json", "does not parse");
        }
    }

    private static Verdict? CheckDocuments(JsonObject state, Dictionary<string, byte[]> members)
    {
        foreach ((string id, JsonNode? document) in state["documents"] as JsonObject ?? [])
        {
            string name = $"documents/{id}";
            if (!members.TryGetValue(name, out byte[]? body)
                || (document as JsonObject)?["sha256"] is not JsonValue named
                || !named.TryGetValue(out string? hash) || Hex(body) != hash)
            {
                return Broken(name, "is not what the ledger names");
            }
        }

        return null;
    }

    private static EvidenceManifest? ReadManifest(byte[] bytes)
    {
        try
        {
            string text = new UTF8Encoding(false, true).GetString(bytes);
            EvidenceManifest manifest = GovJson.Read<EvidenceManifest>(text);
            return manifest.Members is not null && manifest.PublicKey is not null && GovJson.Write(manifest) == text ? manifest : null;
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool SignatureFits(EvidenceManifest manifest, byte[] bytes, byte[] signature)
    {
        try
        {
            string text = Encoding.ASCII.GetString(signature);
            byte[] raw = Convert.FromBase64String(text);
            byte[] key = Convert.FromBase64String(manifest.PublicKey);
            using ECDsa ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(key, out int read);
            return read == key.Length
                && Convert.ToBase64String(raw) == text
                && Convert.ToBase64String(key) == manifest.PublicKey
                && ecdsa.VerifyData(bytes, raw, HashAlgorithmName.SHA256);
        }
        catch (Exception e) when (e is FormatException or CryptographicException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static List<LedgerEntry> ReadLedger(byte[] lines)
    {
        List<LedgerEntry> entries = [];
        string text;
        try
        {
            text = new UTF8Encoding(false, true).GetString(lines);
        }
        catch (DecoderFallbackException)
        {
            throw new LedgerRowException("", "1");
        }

        foreach (string line in text.EndsWith('\n') ? text[..^1].Split('\n') : text.Split('\n'))
        {
            entries.Add(LedgerRow.Read(line) ?? throw new LedgerRowException("", $"{entries.Count + 1}"));
        }

        return entries;
    }

    private static string Hex(byte[] data) => Convert.ToHexStringLower(SHA256.HashData(data));

    private static Verdict Broken(string what, string why) => new(VerdictStatus.Broken, what, why);
}
