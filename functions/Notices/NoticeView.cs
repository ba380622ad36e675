using System.Collections.Immutable;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Notices;

namespace GovMedia.Functions.Notices;

/// <summary>A public notice as everybody may read it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CaseNo">The case it belongs to.</param>
/// <param name="Title">In words.</param>
/// <param name="Procedure">The procedure's code.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Unit">The sponsoring unit.</param>
/// <param name="UnitName">What it is called.</param>
/// <param name="AccountId">The account.</param>
/// <param name="AccountName">The account's name.</param>
/// <param name="Text">The notice's words.</param>
/// <param name="Url">Where it stands outside; null where this platform's page is the notice.</param>
/// <param name="Page">This platform's permanent page.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Rule">The clause.</param>
/// <param name="Article">Its article.</param>
/// <param name="StartDate">The day its period counts from; null where the instrument sets no length.</param>
/// <param name="LastDay">The last full day of the period.</param>
/// <param name="EarliestEffect">The earliest lawful instant of what it announces.</param>
/// <param name="Provisional">Whether that may still move with a holiday notice.</param>
/// <param name="Active">Whether its case still runs.</param>
/// <param name="State">How the case stands.</param>
/// <param name="EndedAt">When it ended, or null.</param>
/// <param name="Restarts">How often its period began anew.</param>
/// <param name="TextSha256">The hash of its words.</param>
/// <param name="Observations">The daily looks at it.</param>
public sealed record NoticeView(
    string Id,
    string CaseNo,
    string Title,
    string Procedure,
    string Jurisdiction,
    string Unit,
    string UnitName,
    string AccountId,
    string AccountName,
    string Text,
    string? Url,
    string Page,
    DateTimeOffset PublishedAt,
    string? Rule,
    string? Article,
    DateOnly? StartDate,
    DateOnly? LastDay,
    DateTimeOffset? EarliestEffect,
    bool Provisional,
    bool Active,
    string State,
    DateTimeOffset? EndedAt,
    int Restarts,
    string TextSha256,
    ImmutableList<Observation> Observations)
{
    /// <summary>Objections lodged against it; null in lists.</summary>
    public int? Objections { get; init; }

    /// <summary>Those of them that are not decided yet; null in lists.</summary>
    public int? OpenObjections { get; init; }

    /// <summary>The view of a notice.</summary>
    public static NoticeView Of(PublicNotice notice, DirectorySnapshot people)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(people);
        return new NoticeView(
            notice.Id,
            notice.Id,
            $"{Rules.Law.Procedures.Get(notice.Procedure).Name.Zh}公告：{notice.AccountName}",
            notice.Procedure,
            notice.Jurisdiction,
            notice.Unit,
            people.Units.GetValueOrDefault(notice.Unit)?.Name ?? notice.Unit,
            notice.AccountId,
            notice.AccountName,
            notice.Text,
            notice.Url,
            $"/notices/{notice.Id}",
            notice.PublishedAt,
            notice.Rule,
            notice.Article,
            notice.StartDate,
            notice.LastDay,
            notice.EarliestEffect,
            notice.Provisional,
            notice.Active,
            notice.State,
            notice.EndedAt,
            notice.Restarts,
            notice.TextSha256,
            notice.Observations);
    }
}
