using System.Globalization;

namespace GovMedia.Workflows.Register;

/// <summary>Where everything stands in the register. One place, so that an auditor can find it too.</summary>
public static class Partitions
{
    /// <summary>Prefix of the cases' own partitions.</summary>
    public const string CasePrefix = "case:";

    /// <summary>Commits whose indexes and wake-up are not known to be done yet, and the cases touched each day.</summary>
    public const string Pending = "pending";

    /// <summary>Open cases by procedure.</summary>
    public const string OpenPrefix = "open:";

    /// <summary>All cases by jurisdiction.</summary>
    public const string CasesPrefix = "cases:";

    /// <summary>By unit, which cases it has a part in; see <see cref="UnitCase"/>.</summary>
    public const string UnitCasesPrefix = "unit-cases:";

    /// <summary>Which of the lists hold every case; see <see cref="UnitCases"/>.</summary>
    public const string Lists = "lists";

    /// <summary>Tasks by unit.</summary>
    public const string TasksPrefix = "tasks:";

    /// <summary>Cases with mail that could not be delivered yet.</summary>
    public const string Mail = "mail";

    /// <summary>The partition of one case.</summary>
    public static string Case(string caseNo) => CasePrefix + caseNo;

    /// <summary>The row of the case's state.</summary>
    public const string State = "state";

    /// <summary>Prefix of the ledger's rows.</summary>
    public const string LedgerPrefix = "ledger:";

    /// <summary>Prefix of the messages' rows.</summary>
    public const string OutboxPrefix = "outbox:";

    /// <summary>Prefix of the personal records' rows.</summary>
    public const string VaultPrefix = "vault:";

    /// <summary>The row of one ledger entry.</summary>
    public static string Ledger(int seq) => string.Create(CultureInfo.InvariantCulture, $"{LedgerPrefix}{seq:00000000}");

    /// <summary>The first key after all keys with a prefix.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    /// <summary>An instant as text that sorts by time.</summary>
    public static string Sortable(DateTimeOffset? at) =>
        at is { } instant
            ? instant.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)
            : "99999999999999";
}
