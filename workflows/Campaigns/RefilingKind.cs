using System.Text.Json.Nodes;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;

namespace GovMedia.Workflows.Campaigns;

/// <summary>A case for each account that stood before the measures did. Source: Yunnan Measures, article 47.</summary>
internal sealed class RefilingKind : ICampaignKind
{
    /// <inheritdoc/>
    public string Procedure => "LEG";

    /// <inheritdoc/>
    public IEnumerable<CampaignSubject> SubjectsOf(Campaign campaign, CaseLaw law, IReadOnlyList<Account> accounts)
    {
        DateOnly before = CampaignDesk.InstrumentOf(law.Pack).EffectiveFrom ?? campaign.PublishedOn;
        return accounts
            .Where(a => a.Jurisdiction == campaign.Jurisdiction && IsLegacy(a, before))
            .Select(static a => new CampaignSubject(a.Id, a.Unit, a));
    }

    /// <inheritdoc/>
    public ChainStart StartOf(Campaign campaign, CaseLaw law, CampaignSubject subject, HandlingLine unit)
    {
        Account account = subject.Account!;
        return new ChainStart(
            Procedure,
            campaign.Jurisdiction,
            unit,
            account.Id,
            new Facts { AccountName = account.Name, Platform = account.Platform, OpenedOn = account.OpenedOn },
            new JsonObject { ["name"] = account.Name, ["platform"] = account.Platform },
            new Dictionary<string, string>(),
            [],
            ChinaTime.StartOf(campaign.PublishedOn),
            campaign.Id,
            Gap: IsInGap(account, CampaignDesk.InstrumentOf(law.Pack)) ? CampaignDesk.LimitOf(law.Pack)?.StartIn(Procedure)?.Decision : null);
    }

    private static bool IsLegacy(Account account, DateOnly before) =>
        account is { Status: AccountStatus.Operating, FiledOn: null }
        && (account.Legacy || account.OpenedOn is null || account.OpenedOn < before);

    private static bool IsInGap(Account account, Instrument instrument) =>
        account.OpenedOn >= instrument.PublishedOn && account.OpenedOn < instrument.EffectiveFrom;
}
