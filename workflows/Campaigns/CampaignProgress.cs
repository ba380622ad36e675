namespace GovMedia.Workflows.Campaigns;

/// <summary>How a campaign stands.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Accounts">Accounts taken in so far.</param>
/// <param name="Open">Cases open and in time.</param>
/// <param name="Filed">Cases completed.</param>
/// <param name="Overdue">Cases late and not completed.</param>
public sealed record CampaignProgress(Campaign Campaign, int Accounts, int Open, int Filed, int Overdue);
