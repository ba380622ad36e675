using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Directory;

namespace GovMedia.Workflows.Bulk;

/// <summary>Chooses one measure of the pack's list for each of many cases, such as those of a campaign that are late.</summary>
public sealed class BulkMeasure : IBulkAction
{
    /// <inheritdoc/>
    public string Id => "measure";

    /// <inheritdoc/>
    public bool OnTasks => false;

    /// <inheritdoc/>
    public bool MayDo(User user, DirectorySnapshot people, CaseFile file, CaseTask? task)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(file);
        return user.Roles.Contains(Roles.SupervisorHead)
            && user.Unit is { } own && own != file.Unit && people.IsWithin(file.Unit, own);
    }

    /// <inheritdoc/>
    public string BasisOf(CaseFile file, CaseTask? task)
    {
        ArgumentNullException.ThrowIfNull(file);
        int measures = ChainCase.Follows(file.Procedure) ? file.FactsAs<ChainFacts>().Measures.Count : 0;
        string late = string.Join(' ', file.Clocks.Values.Where(static c => c.State == ClockState.Breached).Select(static c => c.Id));
        return $"{file.State} {file.Unit} {measures} {late}";
    }

    /// <inheritdoc/>
    public Refusal? Act(CaseTurn turn, BulkAct act)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(act);
        return ChainCase.Follows(turn.File.Procedure)
            ? MeasureDesk.Choose(
                turn, act.Order.With["measure"]!.GetValue<string>(), act.Order.Reason, act.Order.With["finding"]?.GetValue<string>())
            : new Refusal(
                "no-rule", $"案件 {turn.CaseNo} 不是账号办理程序，不适用此类措施。", $"Case {turn.CaseNo} is about no account; no measure applies.");
    }
}
