using GovMedia.Adapters.Imports;
using GovMedia.Rules;
using GovMedia.Workflows.Accounts;

namespace GovMedia.Functions.Accounts;

/// <summary>The columns of an account list, by their English and Chinese headings.</summary>
public static class ImportColumns
{
    private static readonly (string Column, string[] Headings)[] All =
    [
        ("id", ["id", "accountId", "账号编号", "编号"]),
        ("name", ["name", "账号名称", "名称"]),
        ("platform", ["platform", "平台", "所属平台"]),
        ("unit", ["unit", "主办单位", "单位"]),
        ("status", ["status", "状态", "运行状态"]),
        ("openedOn", ["openedOn", "开设日期", "开通日期"]),
        ("filedOn", ["filedOn", "备案日期"]),
        ("closedOn", ["closedOn", "关停日期", "注销日期"]),
        ("subtype", ["subtype", "账号类型", "类型"]),
        ("url", ["url", "网址", "链接"]),
    ];

    private static readonly Dictionary<string, AccountStatus> Statuses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["operating"] = AccountStatus.Operating,
        ["正常"] = AccountStatus.Operating,
        ["正常运行"] = AccountStatus.Operating,
        ["运行"] = AccountStatus.Operating,
        ["closed"] = AccountStatus.Closed,
        ["关停"] = AccountStatus.Closed,
        ["已关停"] = AccountStatus.Closed,
        ["cancelled"] = AccountStatus.Cancelled,
        ["注销"] = AccountStatus.Cancelled,
        ["已注销"] = AccountStatus.Cancelled,
    };

    /// <summary>Columns a list must have.</summary>
    public static IReadOnlyList<string> Required { get; } = ["name", "platform", "unit"];

    /// <summary>The statuses a list may say.</summary>
    public static LocalText AcceptedStatuses { get; } = new("正常、关停、注销", "operating, closed, cancelled");

    /// <summary>Columns that are required and missing.</summary>
    public static IEnumerable<string> Missing(ImportTable table) => Required.Where(c => !Headings(c).Any(
        h => table.Columns.Contains(h, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Columns that stand in the list more than once, under whatever headings.</summary>
    public static IEnumerable<(string Column, string Headings)> Repeated(ImportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return All
            .Select(c => (c.Column, Found: table.Columns.Where(h => c.Headings.Contains(h, StringComparer.OrdinalIgnoreCase)).ToArray()))
            .Where(static c => c.Found.Length > 1)
            .Select(static c => (c.Column, string.Join(", ", c.Found)));
    }

    /// <summary>The value of a column in a row, or null.</summary>
    public static string? Value(ImportRow row, string column)
    {
        ArgumentNullException.ThrowIfNull(row);
        foreach (string heading in Headings(column))
        {
            if (row.Cells.TryGetValue(heading, out string? value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A status by any of its words; null where it is none.</summary>
    public static AccountStatus? Status(string text) => Statuses.TryGetValue(text, out AccountStatus status) ? status : null;

    private static string[] Headings(string column) => All.First(c => c.Column == column).Headings;
}
