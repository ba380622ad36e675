using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Moving;

/// <summary>A case as it lies in a move file: its chain holds, and its state is what the chain adds up to.</summary>
/// <param name="CaseNo">The case.</param>
/// <param name="Tip">The ledger's last entry.</param>
/// <param name="Open">Whether its procedure goes on.</param>
internal sealed record MovedCase(string CaseNo, LedgerEntry Tip, bool Open)
{
    /// <summary>Checks a case's rows.</summary>
    /// <exception cref="InvalidOperationException">They do not hold; names the case and what is wrong.</exception>
    public static MovedCase Check(IReadOnlyList<MovedRow> rows)
    {
        string caseNo = rows[0].Partition[Partitions.CasePrefix.Length..];
        try
        {
            List<LedgerEntry> ledger =
            [
                .. rows.Where(row => row.Key.StartsWith(Partitions.LedgerPrefix, StringComparison.Ordinal))
                    .Select(row => LedgerRow.Read(new Row(row.Partition, row.Key, row.Body, string.Empty))),
            ];
            if (LedgerChain.FirstBreak(ledger) is { } broken)
            {
                throw Unsound(caseNo, $"at entry {broken.Seq}: {broken.Fault}");
            }

            JsonNode? state = rows.FirstOrDefault(row => row.Key == Partitions.State) is { } found
                ? JsonNode.Parse(found.Body)
                : null;
            JsonObject folded = LedgerChain.Fold(ledger);
            return ledger.Count > 0
                && JsonNode.DeepEquals(state?["file"], folded)
                && (string?)state!["tip"]?["hash"] == ledger[^1].Hash
                ? new MovedCase(caseNo, ledger[^1], folded["endedAt"] is null)
                : throw Unsound(caseNo, "its state is not what its entries add up to");
        }
        catch (Exception unreadable) when (unreadable is LedgerRowException or JsonException)
        {
            throw Unsound(caseNo, "a row is not as it was written");
        }
    }

    private static InvalidOperationException Unsound(string caseNo, string why) =>
        new($"The ledger of {caseNo} does not hold {why}; nothing was imported.");
}
