namespace GovMedia.Rules.Law.Plans;

/// <summary>Answers what a condition asks, from the facts and the pack's lists.</summary>
internal sealed class FactReader(Pack pack, Facts facts)
{
    private static readonly string[] KindsOfAccount = ["公众号", "服务号", "订阅号", "视频号", "企业号"];

    private readonly Lazy<IReadOnlyList<LawListItem>?> _nameHolds =
        new(() => facts.AccountName is { } name ? pack.Names.FindIn(name) : null, LazyThreadSafetyMode.None);

    /// <summary>The value of a fact; null while it is not known.</summary>
    public string? ValueOf(string name) => name switch
    {
        "ownerKind" => facts.OwnerKind,
        "ownerBody" => facts.OwnerBody,
        "ownerLevel" => facts.OwnerLevel,
        "channel" => facts.Channel,
        "purpose" => facts.Purpose,
        "reason" => facts.Reason,
        "importance" => facts.Importance,
        "subtype" => facts.Subtype,
        "column" => facts.Column,
        "platformApproved" => Text(IsListed("platforms", facts.Platform)),
        "sourceListed" => Text(IsListed("sources", facts.Source)),
        "firstOnPlatform" => Text(facts.OthersOnPlatform is null ? null : facts.OthersOnPlatform.Count == 0),
        "onlyAccount" => Text(facts.OtherAccounts is null ? null : facts.OtherAccounts.Count == 0),
        "nameConsistent" => Text(NameConsistent()),
        "nameHoldsPlaceOrOrgan" => Text(NameHolds() is { } held ? held.Count > 0 : null),
        "sponsorNamed" => Text(SponsorNamed()),
        "approvedFirst" => Text(ApprovedFirst()),
        _ => facts.Stated.TryGetValue(name, out bool stated) ? Text(stated) : null,
    };

    /// <summary>
    /// The entries of the lists of places and organs found in the account's name; null without a name.
    /// </summary>
    public IReadOnlyList<LawListItem>? NameHolds() => _nameHolds.Value;

    private bool? IsListed(string list, string? entry)
    {
        if (entry is null || pack.Lists.FirstOrDefault(l => l.Id == list) is not { } known)
        {
            return null;
        }

        return known.Items.Any(i => i.IsNamed(entry));
    }

    private bool? NameConsistent() => facts switch
    {
        { AccountName: null } or { OtherAccounts: null } => null,
        { OtherAccounts: [] } => true,
        _ => facts.OtherAccounts.Any(o => Stem(o) == Stem(facts.AccountName)),
    };

    // "某局 微博" and "某局抖音号" are one name: what tells the platforms apart is no part of it. A name that is nothing
    // else is compared as it stands.
    private string Stem(string name)
    {
        string stem = Script.Simplified(name).ToLowerInvariant();
        IEnumerable<string> platforms = pack.Lists.FirstOrDefault(static l => l.Id == "platforms") is { } list
            ? list.Items.SelectMany(static i => i.Spellings)
            : [];
        foreach (string word in platforms.Select(static w => w.ToLowerInvariant()).Concat(KindsOfAccount).OrderByDescending(static w => w.Length))
        {
            stem = stem.Replace(word, "", StringComparison.Ordinal);
        }

        stem = string.Concat(stem.Where(static c => !char.IsWhiteSpace(c) && c is not ('-' or '_' or '·'))).TrimEnd('号');
        return stem.Length > 0 ? stem : name;
    }

    private bool? SponsorNamed() => facts.SponsorName is null || facts.CertificationText is null
        ? null
        : facts.CertificationText.Contains(facts.SponsorName, StringComparison.Ordinal);

    // An account that does not exist yet has not been opened too early.
    private bool? ApprovedFirst() => facts.OpenedOn is null || facts.ApprovedOn <= facts.OpenedOn;

    private static string? Text(bool? value) => value switch
    {
        true => "true",
        false => "false",
        null => null,
    };
}
