using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Workflows;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Functions.Audit;

/// <summary>Ledger entries as lines of an export.</summary>
public static class LedgerTable
{
    /// <summary>The first line of the table, with the mark by which spreadsheets know UTF-8.</summary>
    public const string Head = "\uFEFFcaseNo,seq,at,user,name,role,unit,onBehalfOf,action,rule,dataHash,prevHash,hash\r\n";

    /// <summary>An entry as a line of the table.</summary>
    public static string Line(string caseNo, LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        string?[] cells =
        [
            caseNo,
            entry.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture),
            GovJson.Write(entry.At).Trim('"'),
            entry.Actor.User,
            entry.Actor.Name,
            entry.Actor.Role,
            entry.Actor.Unit,
            entry.Actor.OnBehalfOf,
            entry.Action,
            entry.Rule,
            entry.DataHash,
            entry.PrevHash,
            entry.Hash,
        ];
        return string.Join(',', cells.Select(Cell)) + "\r\n";
    }

    /// <summary>An entry as a line of JSON, its case named.</summary>
    public static string Json(string caseNo, LedgerEntry entry)
    {
        JsonObject line = (JsonObject)JsonSerializer.SerializeToNode(entry, GovJson.Options)!;
        line.Insert(0, "caseNo", caseNo);
        return line.ToJsonString(GovJson.Options) + "\n";
    }

    // A cell that a spreadsheet would take for a formula is kept from being one.
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        string safe = text[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
