using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Evidence;

public sealed class EvidenceVerifierTests : IAsyncLifetime, IDisposable
{
    private readonly Disk _disk = new("2025-09-26T10:00");
    private byte[] _package = [];
    private byte[] _ledger = [];

    public async Task InitializeAsync()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync(1, Office.Submission(new Attachment("截图.png", "image/png", [137, 80, 78, 71])));
        await office.DecideAsync(caseNo);
        _package = (await office.Package.MakeAsync(caseNo, "[]", _disk.Clock.Now))!;
        _ledger = Encoding.UTF8.GetBytes(
            string.Concat((await office.Register.LedgerAsync(caseNo)).Select(static e => LedgerRow.Write(e) + "\n")));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Package_AsSealed_IsSound() => Assert.Equal(VerdictStatus.Sound, EvidenceVerifier.Verify(_package).Status);

    [Fact]
    public void Package_WithAnyByteFlipped_IsNotSound()
    {
        // Every byte where the zip's own structure stands or the signature is; of long bodies every seventh.
        int directory = _package.Length - 4000;
        for (int i = 0; i < _package.Length; i += i < 2500 || i > directory ? 1 : 7)
        {
            foreach (byte mask in new byte[] { 0x01, 0x80 })
            {
                byte[] flipped = [.. _package];
                flipped[i] ^= mask;
                Assert.True(EvidenceVerifier.Verify(flipped).Status != VerdictStatus.Sound, $"byte {i}");
            }
        }
    }

    [Fact]
    public void Package_CutOrGrown_IsNotSound()
    {
        Assert.Equal(VerdictStatus.Unreadable, EvidenceVerifier.Verify([]).Status);
        Assert.NotEqual(VerdictStatus.Sound, EvidenceVerifier.Verify(_package[..^1]).Status);
        Assert.NotEqual(VerdictStatus.Sound, EvidenceVerifier.Verify([.. _package, 0]).Status);
        Assert.NotEqual(VerdictStatus.Sound, EvidenceVerifier.Verify([0, .. _package]).Status);
    }

    [Fact]
    public void Package_WithAMemberMissingExtraTwiceOrMoved_NamesIt()
    {
        List<KeyValuePair<string, byte[]>> members = Members();
        foreach (KeyValuePair<string, byte[]> member in members)
        {
            AssertBroken(member.Key, members.Where(m => m.Key != member.Key));
        }

        AssertBroken("extra.txt", [.. members, new("extra.txt", [1])]);
        AssertBroken("case.json", [.. members, members.Single(static m => m.Key == "case.json")]);
        AssertBroken(members[^1].Key, [.. members[..^2], members[^1], members[^2]]);
        AssertBroken(members[1].Key, [members[1], members[0], .. members[2..]]);
    }

    [Fact]
    public void Package_WithAnotherSpellingOfTheSameSignature_IsNotSound()
    {
        string signature = Encoding.ASCII.GetString(Members()[1].Value);
        string[] spellings = [signature + "\n", " " + signature, signature.Insert(4, "\r\n"), Twin(signature)];
        foreach (string other in spellings)
        {
            Assert.Equal(Convert.FromBase64String(signature), Convert.FromBase64String(other));
            AssertBroken("manifest.sig", Replaced("manifest.sig", _ => Encoding.ASCII.GetBytes(other)));
        }
    }

    [Fact]
    public void Package_SealedAnewByAnotherHand_IsBrokenWhereTheLedgerDisagrees()
    {
        AssertBroken("vault.json", Resealed("vault.json", static b => Json(b, static o => o["applicant"] = Twin(o["applicant"]!.GetValue<string>()))));
        AssertBroken("vault.json", Resealed("vault.json", static b => Json(b, static o => o.Remove("statement"))));
        AssertBroken("vault.json", Resealed("vault.json", static _ => "[]"u8.ToArray()));
        AssertBroken("documents/d001", Resealed("documents/d001", static b => [.. b, 0]));
        AssertBroken("case.json", Resealed("case.json", static b => [.. b, (byte)'\n']));
        AssertBroken("ledger.jsonl", Resealed("ledger.jsonl", static b => Text(b, static t => t.Replace("objection.decided", "objection.decidet", StringComparison.Ordinal))));
        AssertBroken("ledger.jsonl", Resealed("ledger.jsonl", static b => Text(b, static t => t[(t.IndexOf('\n', StringComparison.Ordinal) + 1)..])));
        AssertBroken("ledger.jsonl", Resealed("ledger.jsonl", static b => Text(b, UpperHash)));
        AssertBroken("ledger.jsonl", Resealed("ledger.jsonl", static b => Text(b, static t => t + "\n")));
    }

    [Fact]
    public void Package_WithoutALedgerAtAll_IsBroken()
    {
        foreach (string name in new[] { "ledger.jsonl", "case.json", "vault.json" })
        {
            AssertBroken(name, Reseal([.. Members().Where(m => m.Key != name)]));
        }

        AssertBroken("manifest.json", Replaced("manifest.json", static _ => "{}"u8.ToArray()));
        AssertBroken("manifest.json", Replaced("manifest.json", static _ => "null"u8.ToArray()));
    }

    [Fact]
    public void Ledger_Exported_IsVerifiedByItself()
    {
        Assert.Equal(VerdictStatus.Sound, EvidenceVerifier.Verify(_ledger).Status);
        for (int i = 0; i < _ledger.Length - 1; i += 3)
        {
            byte[] flipped = [.. _ledger];
            flipped[i] ^= 1;
            Assert.True(EvidenceVerifier.Verify(flipped).Status != VerdictStatus.Sound, $"byte {i}");
        }
    }

    [Fact]
    public void Ledger_WithAnEntryRemoved_NamesIt()
    {
        string[] lines = Encoding.UTF8.GetString(_ledger).TrimEnd('\n').Split('\n');
        Verdict verdict = EvidenceVerifier.Verify(Encoding.UTF8.GetBytes(string.Join('\n', lines.Where(static (_, i) => i != 0))));
        Assert.Equal((VerdictStatus.Broken, "entry 1"), (verdict.Status, verdict.FirstBad));
        lines[1] = lines[1].Replace("{\"seq\"", "{ \"seq\"", StringComparison.Ordinal);
        Assert.Equal("entry 2", EvidenceVerifier.Verify(Encoding.UTF8.GetBytes(string.Join('\n', lines))).FirstBad);
    }

    private static void AssertBroken(string what, IEnumerable<KeyValuePair<string, byte[]>> members)
    {
        Verdict verdict = EvidenceVerifier.Verify(StoredZip.Write(members));
        Assert.Equal((VerdictStatus.Broken, what), (verdict.Status, verdict.FirstBad));
    }

    private List<KeyValuePair<string, byte[]>> Members()
    {
        using ZipArchive zip = new(new MemoryStream(_package));
        return
        [
            .. zip.Entries.Select(static entry =>
            {
                using Stream stream = entry.Open();
                using MemoryStream body = new();
                stream.CopyTo(body);
                return KeyValuePair.Create(entry.FullName, body.ToArray());
            }),
        ];
    }

    private KeyValuePair<string, byte[]>[] Replaced(string name, Func<byte[], byte[]> change)
    {
        List<KeyValuePair<string, byte[]>> members = Members();
        Assert.Contains(members, m => m.Key == name);
        return [.. members.Select(m => m.Key == name ? new(name, change(m.Value)) : m)];
    }

    private KeyValuePair<string, byte[]>[] Resealed(string name, Func<byte[], byte[]> change) => Reseal(Replaced(name, change));

    // What somebody with a key of their own can do: a manifest and a signature that fit the changed members.
    private static KeyValuePair<string, byte[]>[] Reseal(KeyValuePair<string, byte[]>[] members)
    {
        EvidenceManifest manifest = GovJson.Read<EvidenceManifest>(Encoding.UTF8.GetString(members[0].Value));
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        manifest = manifest with
        {
            PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            Members = [.. members.Skip(2).Select(static m => new EvidenceMember(m.Key, m.Value.Length, Convert.ToHexStringLower(SHA256.HashData(m.Value))))],
        };
        byte[] bytes = Encoding.UTF8.GetBytes(GovJson.Write(manifest));
        string signature = Convert.ToBase64String(key.SignData(bytes, HashAlgorithmName.SHA256));
        return [new("manifest.json", bytes), new("manifest.sig", Encoding.ASCII.GetBytes(signature)), .. members.Skip(2)];
    }

    // Another base64 text of the same bytes: the last character's unused bits differ.
    private static string Twin(string base64)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        int last = base64.TrimEnd('=').Length - 1;
        return base64[..last] + Alphabet[Alphabet.IndexOf(base64[last], StringComparison.Ordinal) ^ 1] + base64[(last + 1)..];
    }

    private static string UpperHash(string text)
    {
        int at = text.IndexOf("\"hash\":\"", StringComparison.Ordinal) + 8;
        return text[..at] + text[at..(at + 64)].ToUpperInvariant() + text[(at + 64)..];
    }

    private static byte[] Text(byte[] body, Func<string, string> change) => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(body)));

    private static byte[] Json(byte[] body, Action<JsonObject> change)
    {
        JsonObject value = (JsonObject)JsonNode.Parse(body)!;
        change(value);
        return Encoding.UTF8.GetBytes(value.ToJsonString(GovJson.Options));
    }
}
