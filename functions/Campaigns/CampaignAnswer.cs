using GovMedia.Rules;
using GovMedia.Workflows.Campaigns;

namespace GovMedia.Functions.Campaigns;

/// <summary>A campaign as the outside sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="PublishedOn">The day the limit counts from.</param>
/// <param name="Trigger">The ground for that day.</param>
/// <param name="Rule">The clause.</param>
/// <param name="Article">Its article.</param>
/// <param name="DueDate">The last day.</param>
/// <param name="DueAt">Its end, exclusive.</param>
/// <param name="FromEffectDueDate">The date counted from coming into force: never selected.</param>
/// <param name="FromEffectLabel">Says that this date is not what the text says; null where there is no such date.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="Complete">Whether every account has its case.</param>
/// <param name="Accounts">Accounts taken in.</param>
/// <param name="Open">Cases open and in time.</param>
/// <param name="Filed">Cases completed.</param>
/// <param name="Overdue">Cases late and not completed.</param>
public sealed record CampaignAnswer(
    string Id,
    string Jurisdiction,
    DateOnly PublishedOn,
    string Trigger,
    string Rule,
    string Article,
    DateOnly DueDate,
    DateTimeOffset DueAt,
    DateOnly? FromEffectDueDate,
    string? FromEffectLabel,
    string StartedBy,
    DateTimeOffset StartedAt,
    bool Complete,
    int Accounts,
    int Open,
    int Filed,
    int Overdue)
{
    private static readonly LocalText NotTheText = new(
        "自施行之日起算的日期，仅供参照：条文写的是“自公布之日起”，本日期不是条文规定（A-1）。",
        "Counted from coming into force, shown for reference only: the text says 'from publication'; this is not the text (A-1).");

    /// <summary>The answer for a campaign.</summary>
    public static CampaignAnswer Of(CampaignProgress progress, string language)
    {
        ArgumentNullException.ThrowIfNull(progress);
        Campaign campaign = progress.Campaign;
        return new CampaignAnswer(
            campaign.Id,
            campaign.Jurisdiction,
            campaign.PublishedOn,
            campaign.Trigger,
            campaign.Rule,
            campaign.Article,
            campaign.DueDate,
            campaign.DueAt,
            campaign.FromEffectDueDate,
            campaign.FromEffectDueDate is null ? null : NotTheText.In(language),
            campaign.StartedBy,
            campaign.StartedAt,
            campaign.Complete,
            progress.Accounts,
            progress.Open,
            progress.Filed,
            progress.Overdue);
    }
}
