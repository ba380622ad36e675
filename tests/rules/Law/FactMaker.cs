using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;

namespace GovMedia.Rules.Tests.Law;

/// <summary>Makes facts that satisfy a condition, or that break it.</summary>
internal static class FactMaker
{
    public static Facts Satisfying(Pack pack, Condition? condition, Facts? facts = null)
    {
        facts ??= new Facts();
        return condition is null
            ? facts
            : condition.Terms.Aggregate(facts, (known, term) => Set(pack, known, term.Key, term.Value[0]));
    }

    public static Facts Breaking(Condition condition, Facts facts)
    {
        (string fact, IReadOnlyList<string> accepted) = condition.Terms.First();
        string other = FactTable.Get(fact).Values.First(v => !accepted.Contains(v));
        return Set(null, facts, fact, other);
    }

    private static Facts Set(Pack? pack, Facts facts, string fact, string value)
    {
        bool yes = value == "true";
        return fact switch
        {
            "ownerKind" => facts with { OwnerKind = value },
            "ownerBody" => facts with { OwnerBody = value },
            "ownerLevel" => facts with { OwnerLevel = value },
            "channel" => facts with { Channel = value },
            "purpose" => facts with { Purpose = value },
            "reason" => facts with { Reason = value },
            "importance" => facts with { Importance = value },
            "subtype" => facts with { Subtype = value },
            "column" => facts with { Column = value },
            "platformApproved" => facts with { Platform = yes ? List(pack, "platforms") : "nowhere" },
            "sourceListed" => facts with { Source = yes ? List(pack, "sources") : "nowhere" },
            "firstOnPlatform" => facts with { OthersOnPlatform = yes ? [] : ["甲"] },
            "onlyAccount" => facts with { OtherAccounts = yes ? [] : ["甲"] },
            "nameConsistent" => facts with { AccountName = "乙", OtherAccounts = yes ? ["乙"] : ["甲"] },
            "nameHoldsPlaceOrOrgan" => facts with { AccountName = yes ? "昆明发布" : "便民" },
            "sponsorNamed" => facts with { SponsorName = "某局", CertificationText = yes ? "主办：某局" : "无" },
            "approvedFirst" => facts with
            {
                OpenedOn = new DateOnly(2026, 3, 2),
                ApprovedOn = new DateOnly(2026, 3, yes ? 1 : 3),
            },
            _ => facts.With(fact, yes),
        };
    }

    private static string List(Pack? pack, string id) => pack!.Lists.Single(l => l.Id == id).Items[0].Id;
}
