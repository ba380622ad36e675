namespace GovMedia.Workflows.Campaigns;

/// <summary>One account in a campaign.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="CaseNo">Its case.</param>
/// <param name="State"><see cref="Reserved"/> until the case stands, then the case's state.</param>
/// <param name="Late">Whether its limit has been breached.</param>
/// <param name="Unit">The sponsoring unit.</param>
public sealed record CampaignMember(string AccountId, string CaseNo, string State, bool Late, string Unit)
{
    /// <summary>The state of an account whose case has its number and does not stand yet.</summary>
    public const string Reserved = "reserved";
}
