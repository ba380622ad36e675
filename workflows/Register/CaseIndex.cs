using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Register;

/// <summary>The rows by which a case is found across cases. Derived from its state alone, so they can be made anew.</summary>
public sealed class CaseIndex(IEnumerable<ICaseRows> others)
{
    /// <summary>The rows a case should have in the indexes; none for null.</summary>
    public Dictionary<IndexKey, string> RowsOf(CaseFile? file)
    {
        Dictionary<IndexKey, string> rows = [];
        if (file is null)
        {
            return rows;
        }

        CaseSummary listed = CaseSummary.Of(file);
        string summary = GovJson.Write(listed);
        rows[new IndexKey(Partitions.CasesPrefix + file.Jurisdiction, file.CaseNo)] = summary;
        if (file.EndedAt is null)
        {
            rows[new IndexKey(Partitions.OpenPrefix + file.Procedure, file.CaseNo)] = summary;
        }

        foreach (string unit in listed.Units)
        {
            (IndexKey key, string row) = UnitCases.RowOf(unit, listed);
            rows[key] = row;
        }

        foreach (CaseTask task in file.Tasks.Values)
        {
            string key = task.State == TaskState.Open
                ? $"open:{Partitions.Sortable(task.DueAt)}:{task.TaskId}"
                : $"done:{task.TaskId}";
            rows[new IndexKey(Partitions.TasksPrefix + task.Unit, key)] = GovJson.Write(TaskSummary.Of(file, task));
        }

        foreach ((IndexKey key, string row) in others.SelectMany(o => o.RowsOf(file)))
        {
            rows[key] = row;
        }

        return rows;
    }
}
