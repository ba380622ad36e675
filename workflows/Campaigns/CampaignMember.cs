using System.Text.Json.Serialization;

namespace GovMedia.Workflows.Campaigns;

/// <summary>One account in a campaign, or one sponsor in an annual review.</summary>
/// <param name="AccountId">The account; empty in an annual review.</param>
/// <param name="CaseNo">Its case.</param>
/// <param name="State"><see cref="Reserved"/> until the case stands, then the case's state.</param>
/// <param name="Late">Whether its limit has been breached; in an annual review, whether it is and no report is there.</param>
/// <param name="Unit">The sponsoring unit.</param>
public sealed record CampaignMember(string AccountId, string CaseNo, string State, bool Late, string Unit)
{
    /// <summary>The state of one whose case has its number and does not stand yet.</summary>
    public const string Reserved = "reserved";

    /// <summary>What it is found by in its campaign: the account, or the unit.</summary>
    [JsonIgnore]
    public string Key => AccountId.Length > 0 ? AccountId : Unit;

    /// <summary>How an account may stand in a re-filing campaign, as lists are asked for.</summary>
    public static IReadOnlyList<string> Standings { get; } = ["open", "filed", "overdue", "all"];

    /// <summary>Whether an account stands so in a re-filing campaign.</summary>
    /// <param name="standing">One of <see cref="Standings"/>.</param>
    public bool Stands(string standing) => standing switch
    {
        "overdue" => this is { State: "open", Late: true },
        "open" => this is { State: "open" or Reserved, Late: false },
        "filed" => State == "completed",
        _ => true,
    };

    /// <summary>Whether its case runs.</summary>
    [JsonIgnore]
    public bool IsOpen => State is "open" or "banned";
}
