using GovMedia.Rules;

namespace GovMedia.Workflows.Directory;

/// <summary>What roles are called in letters and refusals.</summary>
public static class RoleNames
{
    private static readonly Dictionary<string, LocalText> Names = new(StringComparer.Ordinal)
    {
        [Roles.Editor] = new("信息员", "information officer"),
        [Roles.AccountManager] = new("账号管理员", "account manager"),
        [Roles.SectionHead] = new("科室负责人", "head of section"),
        [Roles.DeputyHead] = new("分管负责人", "deputy head"),
        [Roles.UnitHead] = new("主要负责人", "head of the unit"),
        [Roles.Supervisor] = new("主管单位经办", "officer of the supervising unit"),
        [Roles.SupervisorHead] = new("主管单位负责人", "head of the supervising unit"),
        [Roles.Auditor] = new("审计员", "auditor"),
        [Roles.Administrator] = new("管理员", "administrator"),
    };

    /// <summary>The name of a role; the role itself where an office has one of its own.</summary>
    public static LocalText Of(string role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return Names.GetValueOrDefault(role) ?? new LocalText(role, role);
    }

    /// <summary>The names of some roles in a row, each with the role's id.</summary>
    public static LocalText Of(IEnumerable<string> roles)
    {
        string[] all = [.. roles];
        return new LocalText(
            string.Join("、", all.Select(static r => $"{Of(r).Zh}（{r}）")),
            string.Join(", ", all.Select(static r => $"{Of(r).En} ({r})")));
    }
}
