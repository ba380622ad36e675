using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Transparency;

namespace GovMedia.Functions.Audit;

/// <summary>Checks every case of the register: its chain, that its state is what the chain adds up to, that the vault
/// holds what the state says, and that every sealed root still stands.</summary>
public sealed class Verification(IRegisterStore store, TransparencyLog transparency)
{
    /// <summary>Checks everything; the first fault found is named.</summary>
    public async Task<VerificationAnswer> RunAsync(CancellationToken cancellation)
    {
        long entries = 0;
        int chains = 0;
        BadPlace? firstBad = null;
        HashSet<string> hashes = new(StringComparer.Ordinal);
        await foreach (List<Row> rows in CasesAsync(cancellation))
        {
            chains++;
            string caseNo = rows[0].Partition[Partitions.CasePrefix.Length..];
            entries += rows.Count(static r => r.Key.StartsWith(Partitions.LedgerPrefix, StringComparison.Ordinal));
            firstBad ??= Check(caseNo, rows, hashes);
        }

        if (firstBad is null && await transparency.FirstBadAsync(hashes.Contains, cancellation) is { } head)
        {
            firstBad = new BadPlace(null, null, head);
        }

        return new VerificationAnswer(entries, chains, firstBad is null, firstBad);
    }

    private static BadPlace? Check(string caseNo, List<Row> rows, HashSet<string> hashes)
    {
        List<LedgerEntry> ledger = [];
        foreach (Row row in rows.Where(static r => r.Key.StartsWith(Partitions.LedgerPrefix, StringComparison.Ordinal)))
        {
            try
            {
                ledger.Add(LedgerRow.Read(row));
                hashes.Add(ledger[^1].Hash);
            }
            catch (LedgerRowException)
            {
                return new BadPlace(caseNo, ledger.Count + 1, "the entry is not as it was written");
            }
        }

        if (LedgerChain.FirstBreak(ledger) is { } broken)
        {
            return new BadPlace(caseNo, broken.Seq, broken.Fault);
        }

        return CheckState(caseNo, rows, ledger);
    }

    private static BadPlace? CheckState(string caseNo, List<Row> rows, List<LedgerEntry> ledger)
    {
        JsonObject? state = Parse(rows.FirstOrDefault(static r => r.Key == Partitions.State)?.Body);
        JsonObject folded = LedgerChain.Fold(ledger);
        if (ledger.Count == 0 || !JsonNode.DeepEquals(state?["file"], folded))
        {
            return new BadPlace(caseNo, ledger.Count, "the state is not what the entries add up to");
        }

        if ((string?)state!["tip"]?["hash"] != ledger[^1].Hash)
        {
            return new BadPlace(caseNo, ledger.Count, "the state does not name the last entry");
        }

        Dictionary<string, string> vault = rows
            .Where(static r => r.Key.StartsWith(Partitions.VaultPrefix, StringComparison.Ordinal))
            .ToDictionary(static r => r.Key[Partitions.VaultPrefix.Length..], static r => r.Body, StringComparer.Ordinal);
        foreach ((string key, JsonNode? hash) in folded["vault"] as JsonObject ?? [])
        {
            // Erased records are gone with their ciphertext; one that is there must be the one recorded.
            if (vault.TryGetValue(key, out string? body) && HashOf(body) != (string?)hash)
            {
                return new BadPlace(caseNo, null, $"the personal record '{key}' is not the one recorded");
            }
        }

        return null;
    }

    private async IAsyncEnumerable<List<Row>> CasesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        List<Row> one = [];
        await foreach (Row row in store.ScanAsync(Partitions.CasePrefix, cancellation: cancellation))
        {
            if (one.Count > 0 && one[0].Partition != row.Partition)
            {
                yield return one;
                one = [];
            }

            one.Add(row);
        }

        if (one.Count > 0)
        {
            yield return one;
        }
    }

    private static JsonObject? Parse(string? body)
    {
        try
        {
            return body is null ? null : JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? HashOf(string body)
    {
        try
        {
            return (string?)Parse(body)?["cipher"] is { } cipher
                ? Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(cipher)))
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
