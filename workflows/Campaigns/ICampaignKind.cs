using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;

namespace GovMedia.Workflows.Campaigns;

/// <summary>What a campaign opens cases for, and what each begins with.</summary>
internal interface ICampaignKind
{
    /// <summary>The procedure of its cases.</summary>
    string Procedure { get; }

    /// <summary>Those it is for as the register stands, by key; each once.</summary>
    IEnumerable<CampaignSubject> SubjectsOf(Campaign campaign, CaseLaw law, IReadOnlyList<Account> accounts);

    /// <summary>What the case of one begins with.</summary>
    ChainStart StartOf(Campaign campaign, CaseLaw law, CampaignSubject subject, HandlingLine unit);
}

/// <summary>One that a campaign opens a case for.</summary>
/// <param name="Key">As <see cref="CampaignMember.Key"/>.</param>
/// <param name="Unit">The sponsor.</param>
/// <param name="Account">The account; null where the case is the sponsor's.</param>
internal sealed record CampaignSubject(string Key, string Unit, Account? Account);
