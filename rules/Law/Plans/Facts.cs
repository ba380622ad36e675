namespace GovMedia.Rules.Law.Plans;

/// <summary>What is known of a matter when its plan is resolved; null means not known yet.</summary>
/// <remarks>
/// Facts that the law asks for as a plain yes or no stand in <see cref="Stated"/>, by the names of
/// <see cref="FactTable"/>. Facts that follow from others (a second account on a platform, a place in a name) are
/// worked out when a plan is resolved and cannot be stated.
/// </remarks>
public sealed record Facts
{
    /// <summary>The account's name, as it is or is to be.</summary>
    public string? AccountName { get; init; }

    /// <summary>The platform: an id or a name of the pack's list of platforms.</summary>
    public string? Platform { get; init; }

    /// <summary>In whose name: <c>unit</c>, <c>division</c> (内设机构) or <c>individual</c>.</summary>
    public string? OwnerKind { get; init; }

    /// <summary>What the unit is: <c>government</c>, <c>department</c>, <c>institution</c> or <c>central</c>.</summary>
    public string? OwnerBody { get; init; }

    /// <summary>Its level: <c>province</c>, <c>prefecture</c>, <c>county</c> or <c>township</c>.</summary>
    public string? OwnerLevel { get; init; }

    /// <summary>The channel: <c>newMedia</c> or <c>website</c>.</summary>
    public string Channel { get; init; } = "newMedia";

    /// <summary>Whether it is to stay or serves one event: <c>standing</c> or <c>campaign</c>.</summary>
    public string? Purpose { get; init; }

    /// <summary>
    /// Why it is changed or closed: <c>work</c>, <c>ordered</c>, or <c>compelled</c> by the text itself.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>How weighty a post is: <c>ordinary</c>, <c>important</c> or <c>major</c>.</summary>
    public string? Importance { get; init; }

    /// <summary>The platform's kind of account, such as <c>service</c> for a WeChat service account.</summary>
    public string? Subtype { get; init; }

    /// <summary>For a column of a website: <c>news</c>, <c>notices</c>, <c>monthly</c> …</summary>
    public string? Column { get; init; }

    /// <summary>The sponsor's name, to be found in the certification text.</summary>
    public string? SponsorName { get; init; }

    /// <summary>The public certification text.</summary>
    public string? CertificationText { get; init; }

    /// <summary>
    /// Names of the unit's other accounts on the same platform; empty for none, null while not known.
    /// </summary>
    public IReadOnlyList<string>? OthersOnPlatform { get; init; }

    /// <summary>Names of the unit's other accounts on any platform; empty for none, null while not known.</summary>
    public IReadOnlyList<string>? OtherAccounts { get; init; }

    /// <summary>The day the account came to exist on the platform.</summary>
    public DateOnly? OpenedOn { get; init; }

    /// <summary>The day it was approved.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>For a repost: an id or a name of the pack's list of sources.</summary>
    public string? Source { get; init; }

    /// <summary>Plain answers by fact name, such as <c>isApp</c> → true; may be empty.</summary>
    public IReadOnlyDictionary<string, bool> Stated { get; init; } =
        new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>These facts with one plain answer more.</summary>
    /// <param name="name">The fact's name.</param>
    /// <param name="value">The answer.</param>
    /// <exception cref="ArgumentException">The fact is unknown, or follows from others.</exception>
    public Facts With(string name, bool value = true)
    {
        FactDefinition fact = FactTable.Get(name);
        return fact.Origin == FactOrigin.Stated
            ? this with { Stated = new Dictionary<string, bool>(Stated, StringComparer.Ordinal) { [name] = value } }
            : throw new ArgumentException($"The fact {name} cannot be stated: it is {fact.Origin}.", nameof(name));
    }
}
