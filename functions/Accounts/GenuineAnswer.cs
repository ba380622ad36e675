using System.Globalization;
using GovMedia.Rules;
using GovMedia.Workflows.Accounts;

namespace GovMedia.Functions.Accounts;

/// <summary>The answer to “is this account genuine?” (这个账号是真的吗).</summary>
public static class GenuineAnswer
{
    /// <summary>The answer for an account of the register.</summary>
    public static LocalText Of(AccountView account)
    {
        ArgumentNullException.ThrowIfNull(account);
        (string zh, string en) filing = account.FiledOn is { } filed
            ? ($"，已于{Day(filed)}备案", $"; its filing was recorded on {filed:yyyy-MM-dd}")
            : ("，尚无备案记录", "; no filing is on record");
        return account.Status switch
        {
            AccountStatus.Operating or AccountStatus.InNotice when account.OperatingBan is { } ban => new(
                $"是。该账号由{account.UnitName}主办{filing.zh}；但{ban.Text}。",
                $"Yes. It is an account of {account.UnitName}{filing.en}. {ban.Text}."),
            AccountStatus.Operating or AccountStatus.InNotice => new(
                $"是。该账号由{account.UnitName}主办{filing.zh}。",
                $"Yes. It is an account of {account.UnitName}{filing.en}."),
            AccountStatus.Opening => new(
                $"尚不是。{account.UnitName}正在办理开设，完成前请勿将同名账号视为其账号。",
                $"Not yet. {account.UnitName} is opening it; until then take no account of this name for theirs."),
            AccountStatus.Closed or AccountStatus.Cancelled => new(
                $"不再是。该账号已{(account.Status == AccountStatus.Closed ? "关停" : "注销")}{(account.ClosedOn is { } day ? $"（{Day(day)}）" : "")}，此后以其名义发布的内容与{account.UnitName}无关。",
                $"No longer. It was {(account.Status == AccountStatus.Closed ? "closed" : "cancelled")}; what has appeared in its name since is not of {account.UnitName}."),
            _ => new("不是。该账号未获准开设。", "No. It was never allowed."),
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
