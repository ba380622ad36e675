using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Workflows;
using GovMedia.Workflows.Bulk;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.Bulk;

/// <summary>The cases or tasks that a bulk act is asked for: by list, or by what they have in common.</summary>
public sealed class BulkSelection(IRegisterStore store, CaseList list, CampaignDesk campaigns, TimeProvider clock)
{
    private static readonly string[] Overdue = ["overdue"];
    private static readonly string[] Members = ["open", "overdue"];

    /// <summary>The targets, in the order of the list or of their keys.</summary>
    /// <exception cref="ProblemException">None or too many are selected, or in more than one way.</exception>
    public async Task<IReadOnlyList<string>> ReadAsync(
        IBulkAction action, Fields body, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(caller);
        string field = action.OnTasks ? "tasks" : "cases";
        IReadOnlyList<string> listed = body.TextList(field, BulkDesk.MostItems);
        Fields? filter = body.Inner("filter", required: false);
        body.Errors.ThrowIfAny();
        if (listed.Count > 0 == filter is not null)
        {
            throw Problem.Field(
                field,
                $"须写明 {field} 或者 filter 之一。",
                $"Either '{field}' or 'filter' is expected.").Thrown();
        }

        List<string> found = [.. listed];
        if (filter is { } by)
        {
            IAsyncEnumerable<string> selected = action.OnTasks
                ? TasksAsync(by, caller, cancellation)
                : await CasesAsync(by, caller, cancellation);
            body.Errors.ThrowIfAny();
            await foreach (string target in selected.WithCancellation(cancellation))
            {
                found.Add(target);
                if (found.Count > BulkDesk.MostItems)
                {
                    break;
                }
            }

            found.Sort(StringComparer.Ordinal);
        }

        return found.Count switch
        {
            0 => throw Problem.Field("filter", "没有符合的事项。", "Nothing matches.").Thrown(),
            > BulkDesk.MostItems => throw Problem.Field(
                "filter", $"符合的超过 {BulkDesk.MostItems} 项，请缩小范围。", $"More than {BulkDesk.MostItems} match; narrow it down.").Thrown(),
            _ => found,
        };
    }

    private async Task<IAsyncEnumerable<string>> CasesAsync(Fields filter, Caller caller, CancellationToken cancellation)
    {
        string? unit = filter.OptionalText("unit", 100);
        if (filter.OptionalText("campaign", 100) is { } campaign)
        {
            string state = filter.OptionalText("state", 20) ?? "overdue";
            if (!Members.Contains(state))
            {
                filter.Errors.Add("filter.state", $"可为：{string.Join(", ", Members)}。", $"Accepted are {string.Join(", ", Members)}.");
            }

            return (await campaigns.MembersAsync(campaign, cancellation))
                .Where(m => m.IsOpen && m.Late == (state == "overdue") && (unit is null || m.Unit == unit) && caller.IsOver(m.Unit))
                .Select(static m => m.CaseNo)
                .ToAsyncEnumerable();
        }

        string? type = filter.OptionalText("type", 3);
        bool overdue = filter.OptionalText("due", 20) is { } due && (Overdue.Contains(due) || Unknown(filter, due));
        return OpenAsync(type, unit, overdue, caller, cancellation);
    }

    private async IAsyncEnumerable<string> OpenAsync(
        string? type,
        string? unit,
        bool overdue,
        Caller caller,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        await foreach (CaseSummary open in list.OpenAsync(type, cancellation: cancellation))
        {
            if ((unit is null || open.Unit == unit) && caller.IsOver(open.Unit) && (!overdue || open.DueAt <= now))
            {
                yield return open.CaseNo;
            }
        }
    }

    private async IAsyncEnumerable<string> TasksAsync(
        Fields filter, Caller caller, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        string? kind = filter.OptionalText("kind", 60);
        string? unit = filter.OptionalText("unit", 100);
        string? type = filter.OptionalText("type", 3);
        string? held = filter.OptionalText("assignedTo", 100);
        await foreach (Row row in store.ScanAsync(Partitions.TasksPrefix + unit, "open:", Partitions.After("open:"), cancellation))
        {
            TaskSummary task = GovJson.Read<TaskSummary>(row.Body);
            bool asked = (unit is null || task.Unit == unit)
                && (kind is null || task.Kind == kind)
                && (held is null || task.AssignedTo == held)
                && (type is null || CaseNumber.ProcedureOf(task.CaseNo) == type);
            if (asked && caller.IsOver(task.Unit))
            {
                yield return task.TaskId;
            }
        }
    }

    private static bool Unknown(Fields filter, string due)
    {
        filter.Errors.Add("filter.due", $"不接受“{due}”；可为：overdue。", $"'{due}' is not accepted; accepted is overdue.");
        return false;
    }
}
