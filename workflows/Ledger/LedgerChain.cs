using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovMedia.Workflows.Ledger;

/// <summary>Makes and checks the chain of a case's entries.</summary>
public static class LedgerChain
{
    /// <summary>The entry that follows <paramref name="previous"/>.</summary>
    public static LedgerEntry Next(
        LedgerTip previous, DateTimeOffset at, Actor actor, string action, string? rule, JsonObject before, JsonObject after)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        JsonObject? undo = before.Count > 0 ? before : null;
        JsonObject? redo = after.Count > 0 ? after : null;
        LedgerEntry open = new(
            previous.Seq + 1,
            at,
            actor,
            action,
            rule,
            undo,
            redo,
            DataHash(undo, redo),
            previous.Hash,
            "");
        return open with { Hash = HashOf(open) };
    }

    /// <summary>The first entry that does not fit, or null where the chain is sound from entry 1 on.</summary>
    /// <returns>The sequence number expected at the break, and what is wrong there.</returns>
    public static LedgerBreak? FirstBreak(IEnumerable<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        string previous = LedgerEntry.Genesis;
        int expected = 1;
        foreach (LedgerEntry entry in entries)
        {
            string? fault =
                entry.Seq != expected ? $"entry {expected} is missing; {entry.Seq} stands in its place"
                : entry.PrevHash != previous ? "prevHash does not name the entry before"
                : entry.DataHash != DataHash(entry.Before, entry.After) ? "dataHash does not match before and after"
                : entry.Hash != HashOf(entry) ? "hash does not match the entry"
                : null;
            if (fault is not null)
            {
                return new LedgerBreak(expected, fault);
            }

            previous = entry.Hash;
            expected++;
        }

        return null;
    }

    /// <summary>Whether an entry's own hashes fit it, whatever came before.</summary>
    public static bool IsSound(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.DataHash == DataHash(entry.Before, entry.After) && entry.Hash == HashOf(entry);
    }

    /// <summary>The state that a chain's entries add up to; those after <paramref name="asOf"/> are left out.</summary>
    public static JsonObject Fold(IEnumerable<LedgerEntry> entries, DateTimeOffset? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        JsonObject state = [];
        foreach (LedgerEntry entry in entries)
        {
            if (asOf is { } limit && entry.At > limit)
            {
                break;
            }

            if (entry.After is { } patch)
            {
                MergePatch.Merge(state, patch);
            }
        }

        return state;
    }

    private static string DataHash(JsonObject? before, JsonObject? after)
    {
        JsonObject data = [];
        if (before is not null)
        {
            data["before"] = before.DeepClone();
        }

        if (after is not null)
        {
            data["after"] = after.DeepClone();
        }

        return Hex(CanonicalJson.Bytes(data));
    }

    private static string HashOf(LedgerEntry entry)
    {
        JsonObject body = (JsonObject)JsonSerializer.SerializeToNode(entry, GovJson.Options)!;
        body.Remove("hash");
        return Hex(CanonicalJson.Bytes(body));
    }

    private static string Hex(byte[] data) => Convert.ToHexStringLower(SHA256.HashData(data));
}
