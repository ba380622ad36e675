using System.Globalization;
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
        (string? undone, string? redone) = (Canonical(undo), Canonical(redo));
        LedgerEntry open = new(
            previous.Seq + 1,
            at,
            actor,
            action,
            rule,
            undo,
            redo,
            DataHash(undone, redone),
            previous.Hash,
            "");
        return open with { Hash = HashOf(open, undone, redone) };
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
                : Fault(entry);
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
        return Fault(entry) is null;
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

    private static string? Fault(LedgerEntry entry)
    {
        (string? before, string? after) = (Canonical(entry.Before), Canonical(entry.After));
        return entry.DataHash != DataHash(before, after) ? "dataHash does not match before and after"
            : entry.Hash != HashOf(entry, before, after) ? "hash does not match the entry"
            : null;
    }

    private static string? Canonical(JsonNode? value) => value is null ? null : CanonicalJson.Text(value);

    private static string DataHash(string? before, string? after) =>
        Hex(CanonicalJson.Object(("after", after), ("before", before)));

    // The canonical JSON of the entry without its hash. The patches make up most of it and were written for the data hash.
    private static string HashOf(LedgerEntry entry, string? before, string? after) => Hex(CanonicalJson.Object(
        ("action", CanonicalJson.Text(entry.Action)),
        ("actor", CanonicalJson.Text(JsonSerializer.SerializeToNode(entry.Actor, GovJson.Options))),
        ("after", after),
        ("at", CanonicalJson.Text(JsonSerializer.SerializeToNode(entry.At, GovJson.Options))),
        ("before", before),
        ("dataHash", CanonicalJson.Text(entry.DataHash)),
        ("prevHash", CanonicalJson.Text(entry.PrevHash)),
        ("rule", Canonical(entry.Rule)),
        ("seq", entry.Seq.ToString(CultureInfo.InvariantCulture))));

    private static string Hex(string canonical) =>
        Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(canonical)));
}
