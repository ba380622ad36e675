using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Transparency;

/// <summary>Seals each day's entries of every case under one signed root, and proves that an entry is among them.</summary>
/// <remarks>
/// A sealing takes the entries of every case touched through a day that no earlier sealing took, ordered by time, case and
/// sequence. What arrives late is in the next one. Its leaves are archived, write-once, before its head is committed.
/// </remarks>
public sealed class TransparencyLog(IRegisterStore store, CaseRegister register, IBlobArchive archive, ISecrets secrets, TimeProvider clock)
{
    private const string Heads = "heads";
    private const string SealedPrefix = "sealed:";
    private const string LeafPrefix = "leaf:";

    /// <summary>Seals what the days before today brought.</summary>
    /// <returns>The new head, or null where there was nothing to seal.</returns>
    public async Task<DailyHead?> SealAsync(CancellationToken cancellation = default)
    {
        DateOnly through = ChinaTime.DateOf(clock.GetUtcNow()).AddDays(-1);
        DailyHead? last = await HeadsAsync(cancellation) is [.., DailyHead newest] ? newest : null;
        if (last is not null)
        {
            await RememberAsync(last, cancellation);
        }

        List<string> touched = await TouchedAsync(through, cancellation);

        // A commit announced may yet come, with an instant of the day that is being sealed: its case is looked at again.
        HashSet<string> announced = await AnnouncedAsync(cancellation);
        if (touched.Count == 0)
        {
            return null;
        }

        List<(string CaseNo, LedgerEntry Entry)> entries = [];
        foreach (string caseNo in touched.Select(CaseOf).Distinct(StringComparer.Ordinal))
        {
            int from = await SealedSeqAsync(caseNo, cancellation);
            entries.AddRange((await register.LedgerAsync(caseNo, cancellation))
                // Up to the first of a later day: what comes after it waits with it, or the mark of what is sealed would skip it.
                .SkipWhile(e => e.Seq <= from)
                .TakeWhile(e => ChinaTime.DateOf(e.At) <= through)
                .Select(e => (caseNo, e)));
        }

        DailyHead? head = null;
        if (entries.Count > 0)
        {
            head = await PublishAsync(last, through, entries, cancellation);
            await RememberAsync(head, cancellation);
        }

        foreach (string[] done in touched.Where(k => !announced.Contains(CaseOf(k))).Chunk(RegisterLimits.RowsPerCommit))
        {
            await store.CommitAsync(Partitions.Pending, [.. done.Select(static k => new RowChange.Delete(k))], cancellation);
        }

        return head;
    }

    /// <summary>All heads, oldest first.</summary>
    public async Task<IReadOnlyList<DailyHead>> HeadsAsync(CancellationToken cancellation = default) =>
        await store.RowsAsync(Heads, cancellation: cancellation)
            .Select(static r => GovJson.Read<DailyHead>(r.Body))
            .ToListAsync(cancellation);

    /// <summary>What a head sealed, in the order of its leaves.</summary>
    public async Task<IReadOnlyList<SealedEntry>> EntriesAsync(DailyHead head, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(head);
        return await LeavesAsync(head, cancellation);
    }

    /// <summary>The proof for a receipt (<c>seq.hash</c>); null while its day is not sealed, or where it is unknown.</summary>
    public async Task<InclusionProof?> ProofAsync(string receipt, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        string hash = receipt[(receipt.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)
            || await store.ReadAsync(LeafPrefix + hash[..2], hash, cancellation) is not { } row)
        {
            return null;
        }

        LeafRow leaf = GovJson.Read<LeafRow>(row.Body);
        DailyHead head = (await HeadsAsync(cancellation)).First(h => h.Number == leaf.Head);
        byte[][] leaves = Bytes(await LeavesAsync(head, cancellation));
        return new InclusionProof(
            hash,
            leaf.Index,
            leaves.Length,
            [.. MerkleTree.Path(leaves, leaf.Index).Select(Convert.ToHexStringLower)],
            head);
    }

    /// <summary>The first head that is not sound, or null: signature, link to the one before, root over its archived leaves,
    /// every leaf still the hash of an entry.</summary>
    /// <param name="isEntry">Whether a hash is the hash of an entry that stands in the register now.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<string?> FirstBadAsync(Func<string, bool> isEntry, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(isEntry);
        // A head signed by whoever holds another key is no head of ours, however well its signature fits.
        string key = Convert.ToBase64String(secrets.PublicKey);
        string previous = LedgerEntry.Genesis;
        int number = 1;
        foreach (DailyHead head in await HeadsAsync(cancellation))
        {
            List<SealedEntry> leaves = await LeavesAsync(head, cancellation);
            if (head.Number != number || head.PreviousRoot != previous || head.PublicKey != key || !SignatureFits(head)
                || Convert.ToHexStringLower(MerkleTree.Root(Bytes(leaves))) != head.Root)
            {
                return string.Create(CultureInfo.InvariantCulture, $"head {number}");
            }

            if (leaves.Select(static l => l.Hash).FirstOrDefault(h => !isEntry(h)) is { } lost)
            {
                return $"entry {lost}";
            }

            previous = head.Root;
            number++;
        }

        return null;
    }

    /// <summary>Whether a head's signature is its instance's.</summary>
    public static bool SignatureFits(DailyHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        try
        {
            using ECDsa key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(head.PublicKey), out _);
            return key.VerifyData(SignedBytes(head), Convert.FromBase64String(head.Signature ?? ""), HashAlgorithmName.SHA256);
        }
        catch (Exception e) when (e is FormatException or CryptographicException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private async Task<DailyHead> PublishAsync(
        DailyHead? last, DateOnly through, List<(string CaseNo, LedgerEntry Entry)> entries, CancellationToken cancellation)
    {
        entries.Sort(static (a, b) =>
            a.Entry.At != b.Entry.At ? a.Entry.At.CompareTo(b.Entry.At)
            : a.CaseNo != b.CaseNo ? string.CompareOrdinal(a.CaseNo, b.CaseNo)
            : a.Entry.Seq.CompareTo(b.Entry.Seq));
        byte[][] leaves = [.. entries.Select(static e => Convert.FromHexString(e.Entry.Hash))];
        DailyHead open = new(
            (last?.Number ?? 0) + 1,
            through,
            leaves.Length,
            Convert.ToHexStringLower(MerkleTree.Root(leaves)),
            last?.Root ?? LedgerEntry.Genesis,
            clock.GetUtcNow(),
            null,
            Convert.ToBase64String(secrets.PublicKey));
        DailyHead head = open with { Signature = Convert.ToBase64String(secrets.Sign(SignedBytes(open))) };
        string text = string.Concat(entries.Select(static e =>
            string.Create(CultureInfo.InvariantCulture, $"{e.Entry.Hash} {e.CaseNo} {e.Entry.Seq}\n")));
        await archive.WriteOnceAsync(LeavesName(head), Encoding.ASCII.GetBytes(text), cancellation);
        await store.CommitAsync(
            Heads,
            [new RowChange.Insert(string.Create(CultureInfo.InvariantCulture, $"{head.Number:00000000}"), GovJson.Write(head))],
            cancellation);
        return head;
    }

    /// <summary>Writes where each leaf of a head stands and how far each case is sealed, unless that was done.</summary>
    private async Task RememberAsync(DailyHead head, CancellationToken cancellation)
    {
        string done = string.Create(CultureInfo.InvariantCulture, $"head:{head.Number:00000000}");
        if (await store.ReadAsync(SealedPrefix, done, cancellation) is not null)
        {
            return;
        }

        List<SealedEntry> leaves = await LeavesAsync(head, cancellation);
        var rows = leaves.Select((l, i) => (l.Hash, Body: GovJson.Write(new LeafRow(head.Number, i))));
        await Task.WhenAll(
            from shard in rows.GroupBy(static l => l.Hash[..2])
            from batch in shard.Chunk(RegisterLimits.RowsPerCommit)
            select store.CommitAsync(
                LeafPrefix + shard.Key, [.. batch.Select(static l => new RowChange.Put(l.Hash, l.Body))], cancellation));
        foreach (IGrouping<string, SealedEntry>[] batch in leaves.GroupBy(static l => l.CaseNo).Chunk(RegisterLimits.RowsPerCommit))
        {
            await store.CommitAsync(
                SealedPrefix,
                [.. batch.Select(static c => new RowChange.Put(c.Key, c.Max(static l => l.Seq).ToString(CultureInfo.InvariantCulture)))],
                cancellation);
        }

        await store.CommitAsync(SealedPrefix, [new RowChange.Put(done, "{}")], cancellation);
    }

    private ValueTask<List<string>> TouchedAsync(DateOnly through, CancellationToken cancellation) =>
        PendingKeysAsync(PendingCommit.TouchedPrefix, PendingCommit.Touched(through.AddDays(1), ""), cancellation);

    private async Task<HashSet<string>> AnnouncedAsync(CancellationToken cancellation) =>
        [.. (await PendingKeysAsync(PendingCommit.Prefix, Partitions.After(PendingCommit.Prefix), cancellation))
            .Select(static k => k.Split(':')[1])];

    private ValueTask<List<string>> PendingKeysAsync(string from, string to, CancellationToken cancellation) =>
        store.RowsAsync(Partitions.Pending, from, to, cancellation: cancellation).Select(static r => r.Key).ToListAsync(cancellation);

    private async Task<int> SealedSeqAsync(string caseNo, CancellationToken cancellation) =>
        await store.ReadAsync(SealedPrefix, caseNo, cancellation) is { } row
            ? int.Parse(row.Body, CultureInfo.InvariantCulture)
            : 0;

    private async Task<List<SealedEntry>> LeavesAsync(DailyHead head, CancellationToken cancellation)
    {
        byte[] text = await archive.ReadAsync(LeavesName(head), cancellation) ?? [];
        List<SealedEntry> leaves = [];
        foreach (string line in Encoding.ASCII.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(' ');
            leaves.Add(new SealedEntry(parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture)));
        }

        return leaves;
    }

    private static byte[][] Bytes(List<SealedEntry> leaves) => [.. leaves.Select(static l => Convert.FromHexString(l.Hash))];

    private static byte[] SignedBytes(DailyHead head) =>
        CanonicalJson.Bytes((JsonObject)JsonSerializer.SerializeToNode(head with { Signature = null }, GovJson.Options)!);

    // Named by content, so that a sealing repeated after a crash writes beside what the first attempt left.
    private static string LeavesName(DailyHead head) =>
        string.Create(CultureInfo.InvariantCulture, $"transparency/{head.Number:00000000}-{head.Root}.txt");

    private static string CaseOf(string touchedKey) => touchedKey[(touchedKey.LastIndexOf(':') + 1)..];

    private sealed record LeafRow(int Head, int Index);

}
