using System.Globalization;
using GovMedia.Adapters.Imports;
using GovMedia.Functions.Access;
using GovMedia.Rules;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;

namespace GovMedia.Functions.Accounts;

/// <summary>Loads a list of accounts: checked row by row, the same list twice changes nothing.</summary>
public sealed class AccountImport(AccountRegister accounts, LawBook laws)
{
    private static readonly string[] Days =
        ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日", "yyyy.M.d", "yyyy-MM-dd'T'HH:mm:ss"];

    // What a spreadsheet shows where a formula came to nothing.
    private static readonly string[] Failed = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];

    private const int From1900To1904 = 1462;

    /// <summary>Loads a list, or with a dry run says what loading it would do.</summary>
    /// <param name="table">The list.</param>
    /// <param name="caller">Who loads it; units outside theirs are not acceptable.</param>
    /// <param name="dryRun">Whether nothing is to be written.</param>
    /// <param name="partial">Whether sound rows are written beside faulty ones.</param>
    /// <param name="language">The language of what is said of faulty cells.</param>
    /// <param name="cancellation">Stops between batches; loading it again goes on.</param>
    public async Task<ImportReport> RunAsync(
        ImportTable table, Caller caller, bool dryRun, bool partial, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(caller);
        List<ImportFault> errors =
        [
            .. ImportColumns.Missing(table).Select(static c => new ImportFault(
                1, c, "", new LocalText("须有此名称的一列", "a column of this name is required"))),
            .. ImportColumns.Repeated(table).Select(static c => new ImportFault(
                1, c.Column, c.Headings, new LocalText("此含义的列只能有一列", "one column of this meaning"))),
        ];
        Dictionary<string, Account> known = (await accounts.AllAsync(cancellation)).ToDictionary(static a => a.Id, StringComparer.Ordinal);
        Dictionary<(string, string, string), string> byName = [];
        foreach (Account account in known.Values)
        {
            byName.TryAdd((account.Unit, account.Platform, account.Name), account.Id);
        }

        Dictionary<string, Account> changed = new(StringComparer.Ordinal);
        Dictionary<string, int> rowOf = new(StringComparer.Ordinal);
        Dictionary<string, string> unitsByName = UnitsByName(caller);
        int created = 0;
        int updated = 0;
        int unchanged = 0;
        foreach (ImportRow row in errors.Count > 0 ? [] : table.Rows)
        {
            int faults = errors.Count;
            Account? account = Read(table, row, caller, known, byName, unitsByName, errors);
            if (account is not null && !rowOf.TryAdd(account.Id, row.Number))
            {
                errors.Add(new ImportFault(row.Number, "id", account.Id, new LocalText(
                    $"每行一个账号；第 {rowOf[account.Id]} 行已写此账号",
                    $"an account of its own; row {rowOf[account.Id]} names it already")));
            }

            if (errors.Count > faults || account is null)
            {
                continue;
            }

            Account? old = known.GetValueOrDefault(account.Id);
            if (old is null)
            {
                created++;
                changed[account.Id] = account;
            }
            else if (old with { Cases = account.Cases } == account)
            {
                unchanged++;
            }
            else
            {
                updated++;
                changed[account.Id] = account;
            }
        }

        bool write = !dryRun && changed.Count > 0 && (errors.Count == 0 || partial);
        if (write)
        {
            await accounts.PutAsync(changed.Values, cancellation);
        }

        return new ImportReport(
            dryRun, write, table.Rows.Count, created, updated, unchanged, [.. errors.Select(e => ImportError.Of(e, language))]);
    }

    private Account? Read(
        ImportTable table,
        ImportRow row,
        Caller caller,
        Dictionary<string, Account> known,
        Dictionary<(string, string, string), string> byName,
        Dictionary<string, string> unitsByName,
        List<ImportFault> errors)
    {
        // Every cell is looked at, so that one reading of the report mends the whole row.
        int faults = errors.Count;
        string? name = Required(row, "name", 100, errors);
        string? unitText = Required(row, "unit", 100, errors);
        string? platformText = Required(row, "platform", 60, errors);
        DateOnly? opened = Day(table, row, "openedOn", errors);
        DateOnly? filed = Day(table, row, "filedOn", errors);
        DateOnly? closed = Day(table, row, "closedOn", errors);
        string? subtype = Subtype(row, errors);
        string? url = Url(row, errors);
        Unit? unit = unitText is null ? null : UnitOf(unitText, caller, unitsByName);
        if (unitText is not null && (unit is null || !(caller.SeesAll || caller.IsOver(unit.Id))))
        {
            errors.Add(new ImportFault(row.Number, "unit", unitText, new LocalText(
                "本单位或者下属单位的编号或者名称", "a unit within yours, by id or name")));
            unit = null;
        }

        Pack? pack = unit is null ? null : laws.Packs.For(unit.Jurisdiction, DateOnly.MaxValue);
        string? platform = pack is null || platformText is null ? platformText : OpeningInput.PlatformOf(pack, platformText);
        string? id = ImportColumns.Value(row, "id");
        if (id is null && unit is not null && platform is not null && name is not null
            && !byName.TryGetValue((unit.Id, platform, name), out id))
        {
            errors.Add(new ImportFault(row.Number, "id", "", new LocalText(
                "未登记的账号须写编号", "an id is required for an account that is not in the register")));
        }

        if (id is not null && !OpeningInput.IsId(id))
        {
            errors.Add(new ImportFault(row.Number, "id", id, new LocalText(
                "2至80个小写字母、数字和连字符", "2 to 80 lower-case letters, digits and hyphens")));
            id = null;
        }

        Account? old = id is null ? null : known.GetValueOrDefault(id);
        if (old is not null && unit is not null && old.Unit != unit.Id)
        {
            errors.Add(new ImportFault(row.Number, "unit", unitText!, new LocalText(
                $"{old.Unit}（该账号的主办单位）；更换主办单位须办理变更（CHG）",
                $"{old.Unit}, whose account it is; another sponsor needs a change (CHG)")));
        }

        AccountStatus? status = Status(row, old, errors);
        if (errors.Count > faults || id is null || name is null || unit is null || platform is null)
        {
            return null;
        }

        Account before = old ?? new Account
        {
            Id = id,
            Name = name,
            Platform = platform,
            Jurisdiction = unit.Jurisdiction,
            Unit = unit.Id,
            Status = AccountStatus.Operating,
        };
        Account account = before with
        {
            Name = name,
            Platform = platform,
            Status = status ?? before.Status,
            OpenedOn = opened ?? before.OpenedOn,
            FiledOn = filed ?? before.FiledOn,
            ClosedOn = closed ?? before.ClosedOn,
            Subtype = subtype ?? before.Subtype,
            Url = url ?? before.Url,
        };
        return account with
        {
            Legacy = account is { FiledOn: null, Status: AccountStatus.Operating }
                && pack?.Instrument.EffectiveFrom is { } effect && account.OpenedOn < effect,
        };
    }

    private static Dictionary<string, string> UnitsByName(Caller caller)
    {
        Dictionary<string, string> units = new(StringComparer.Ordinal);
        foreach (Unit unit in caller.People.Units.Values)
        {
            units.TryAdd(unit.Name, unit.Id);
        }

        return units;
    }

    private static Unit? UnitOf(string text, Caller caller, Dictionary<string, string> unitsByName) =>
        caller.People.Units.GetValueOrDefault(text)
        ?? (unitsByName.TryGetValue(text, out string? id) ? caller.People.Units[id] : null);

    private static string? Required(ImportRow row, string column, int most, List<ImportFault> errors)
    {
        string? value = ImportColumns.Value(row, column);
        if (value is null || value.Length > most || value.Any(char.IsControl))
        {
            errors.Add(new ImportFault(row.Number, column, value ?? "", new LocalText($"1至{most}个字符", $"1 to {most} characters")));
            return null;
        }

        return Failed.Contains(value, StringComparer.OrdinalIgnoreCase) ? Fail(row, column, value, errors) : value;
    }

    private static string? Subtype(ImportRow row, List<ImportFault> errors) => ImportColumns.Value(row, "subtype") switch
    {
        { } value when Failed.Contains(value, StringComparer.OrdinalIgnoreCase) => Fail(row, "subtype", value, errors),
        var value => value,
    };

    private static string? Fail(ImportRow row, string column, string value, List<ImportFault> errors)
    {
        errors.Add(new ImportFault(row.Number, column, value, new LocalText(
            "一个值；此单元格的公式出错", "a value; the formula of this cell has failed")));
        return null;
    }

    private static AccountStatus? Status(ImportRow row, Account? old, List<ImportFault> errors)
    {
        if (ImportColumns.Value(row, "status") is not { } text)
        {
            return null;
        }

        if (ImportColumns.Status(text) is not { } status)
        {
            errors.Add(new ImportFault(row.Number, "status", text, ImportColumns.AcceptedStatuses));
            return null;
        }

        // What a case has brought about is changed by a case only.
        if (old is { Cases.Count: > 0 } && old.Status != status)
        {
            errors.Add(new ImportFault(row.Number, "status", text, new LocalText(
                "其案件所形成的状态；变更状态须另行办理", "the status that its cases have brought about; begin a case to change it")));
            return null;
        }

        return status;
    }

    private static DateOnly? Day(ImportTable table, ImportRow row, string column, List<ImportFault> errors)
    {
        if (ImportColumns.Value(row, column) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        // A workbook keeps a day as a number of days since 1899-12-30, an old one since 1904-01-01.
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double serial) && serial is > 20_000 and < 80_000)
        {
            return DateOnly.FromDateTime(DateTime.FromOADate(serial)).AddDays(table.CountsFrom1904 ? From1900To1904 : 0);
        }

        errors.Add(new ImportFault(row.Number, column, text, new LocalText(
            "日期，如2019-08-03、2019/8/3或者2019年8月3日", "a date such as 2019-08-03, 2019/8/3 or 2019年8月3日")));
        return null;
    }

    private static string? Url(ImportRow row, List<ImportFault> errors)
    {
        if (ImportColumns.Value(row, "url") is not { } text)
        {
            return null;
        }

        if (text.Length <= 2000 && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https")
        {
            return text;
        }

        errors.Add(new ImportFault(row.Number, "url", text, new LocalText("http或者https网址", "an http or https address")));
        return null;
    }
}
