using System.Globalization;
using System.Text;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows;

namespace GovMedia.Functions.Accounts;

/// <summary>Writes the register as CSV: UTF-8 with a byte order mark, since spreadsheets ask for one; no cell is a formula.</summary>
public static class AccountTable
{
    private static readonly string[] Head =
        ["id", "name", "platform", "jurisdiction", "unit", "unitName", "status", "openedOn", "filedOn", "closedOn", "subtype", "url", "fakeReported",
        "operatingBanRule", "operatingBanSince"];

    /// <summary>The table.</summary>
    public static string Write(IEnumerable<AccountView> accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        StringBuilder table = new("\uFEFF");
        Row(table, Head);
        foreach (AccountView account in accounts)
        {
            Row(
                table,
                account.Id,
                account.Name,
                account.Platform,
                account.Jurisdiction,
                account.Unit,
                account.UnitName,
                GovJson.Name(account.Status),
                Day(account.OpenedOn),
                Day(account.FiledOn),
                Day(account.ClosedOn),
                account.Subtype ?? "",
                account.Url ?? "",
                account.FakeReported ? "true" : "false",
                account.OperatingBan?.Rule ?? "",
                Day(account.OperatingBan is { } ban ? ChinaTime.DateOf(ban.Since) : null));
        }

        return table.ToString();
    }

    /// <summary>A value as a cell: quoted where needed, and never taken for a formula by a spreadsheet.</summary>
    public static string Cell(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        string text = value.TrimStart() is ['=' or '+' or '-' or '@', ..] || value is ['\t' or '\r' or '\n', ..] ? "'" + value : value;
        return text.AsSpan().IndexOfAny("\",\r\n'") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void Row(StringBuilder table, params string[] cells) =>
        table.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
