using System.Globalization;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Register;

/// <summary>A commit announced: found by the sweeper until its indexes are written and its orchestration is awake.</summary>
/// <param name="CaseNo">The case.</param>
/// <param name="Seq">The ledger's last entry after the commit.</param>
/// <param name="At">When it was announced.</param>
/// <param name="Stale">Index rows to look at again: those that go, and those that are written.</param>
/// <param name="Mark">Tells announcements of the same turn in the ledger apart: of several, one at most is committed.</param>
public sealed record PendingCommit(string CaseNo, int Seq, DateTimeOffset At, IReadOnlyList<IndexKey> Stale, string Mark = "")
{
    /// <summary>Prefix of the announcements.</summary>
    public const string Prefix = "commit:";

    /// <summary>Prefix of the days' lists of cases touched, for the daily sealer.</summary>
    public const string TouchedPrefix = "touched:";

    /// <summary>The row's key.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{CaseNo}:{Seq:00000000}:{Mark}");

    /// <summary>The announcement of a turn.</summary>
    public static PendingCommit Of(CaseTurn turn, string mark, IReadOnlyList<IndexKey> stale)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return new PendingCommit(turn.CaseNo, turn.Tip.Seq, turn.Now, stale, mark);
    }

    /// <summary>The row of the day's list of cases touched.</summary>
    public static string Touched(DateOnly day, string caseNo) =>
        string.Create(CultureInfo.InvariantCulture, $"{TouchedPrefix}{day:yyyyMMdd}:{caseNo}");

    /// <summary>The rows written before the commit: the announcement, where there is one, and the day's list.</summary>
    internal IReadOnlyList<RowChange> Rows(bool announced)
    {
        RowChange touched = new RowChange.Put(Touched(ChinaTime.DateOf(At), CaseNo), "{}");
        return announced ? [new RowChange.Put(Key, GovJson.Write(this)), touched] : [touched];
    }
}
