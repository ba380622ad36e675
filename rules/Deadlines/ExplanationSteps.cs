using System.Globalization;
using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>Puts into words what has happened to a limit, in order of time.</summary>
internal static class ExplanationSteps
{
    public static IReadOnlyList<LocalText> Of(Terms terms, Deadline deadline, Budget budget)
    {
        if (budget.IsEmpty && !deadline.Suspended)
        {
            return [];
        }

        IEnumerable<(DateTimeOffset At, LocalText Text)> steps =
            budget.Extensions.Select(e => (e.ApprovedAt, Text(
                $"{Day(e.ApprovedAt)}批准延长，自起算日起累计{e.Total}（{e.Basis}）",
                $"{Day(e.ApprovedAt)}: extended to {e.Total} in all from the start ({e.Basis})")))
            .Concat(budget.Restarts.Select(r => (r.At, Text(
                $"{Day(r.At)}重新起算（{r.Basis}）", $"{Day(r.At)}: begun anew ({r.Basis})"))))
            .Concat(budget.Overrides.Select(o => (o.At, Text(
                $"{Day(o.At)}依其他规定确定期限（{o.Basis}）", $"{Day(o.At)}: another law's limit ({o.Basis})"))))
            .Concat(terms.Pauses.Select(p => (p.From, Text(
                $"{Day(p.From)}中止，{Day(p.Until!.Value)}恢复（{p.Basis}）",
                $"{Day(p.From)}: suspended until {Day(p.Until!.Value)} ({p.Basis})"))));
        if (terms.OpenPause is { } open)
        {
            steps = steps.Append((open.From, Text(
                $"{Day(open.From)}中止，尚未恢复（{open.Basis}）",
                $"{Day(open.From)}: suspended, not resumed yet ({open.Basis})")));
        }

        return steps.OrderBy(s => s.At).Select(s => s.Text).ToArray();
    }

    private static string Day(DateTimeOffset at) =>
        ChinaTime.DateOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static LocalText Text(FormattableString zh, FormattableString en) =>
        new(zh.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}
