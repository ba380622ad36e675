using GovMedia.Functions.Pages;
using GovMedia.Rules;

namespace GovMedia.Functions.Accounts;

/// <summary>How an account stands, in words and a frame; colour tells nothing that the words do not.</summary>
internal static class AccountBadge
{
    /// <summary>The mark.</summary>
    public static Html Of(AccountView account, string language)
    {
        ArgumentNullException.ThrowIfNull(account);
        Html filed = account.Filed
            ? Html.Of($" <span class=\"mark good\">{new LocalText("已备案", "Filed").In(language)}</span>")
            : Html.None;
        Html faked = account.FakeReported
            ? Html.Of($" <span class=\"mark bad\">{new LocalText("有仿冒举报", "Reported as faked").In(language)}</span>")
            : Html.None;
        Html banned = account.OperatingBan is not null
            ? Html.Of($" <span class=\"mark bad\">{new LocalText("不得继续运营", "May not operate").In(language)}</span>")
            : Html.None;
        return Html.Of($"<span class=\"mark {(account.Genuine ? "good" : "bad")}\">{account.StatusText}</span>{banned}{filed}{faked}");
    }
}
