using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GovMedia.Workflows.Accounts;

/// <summary>One account on one platform (政务新媒体账号), as the public register shows it.</summary>
public sealed record Account
{
    /// <summary>Its id, such as <c>yn-health-wechat</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name on the platform.</summary>
    public required string Name { get; init; }

    /// <summary>The platform, such as <c>wechat</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The jurisdiction.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The sponsoring unit.</summary>
    public required string Unit { get; init; }

    /// <summary>How it stands.</summary>
    public required AccountStatus Status { get; init; }

    /// <summary>Whether it operates, also while a notice about it runs.</summary>
    [JsonIgnore]
    public bool InOperation => Status is AccountStatus.Operating or AccountStatus.InNotice;

    /// <summary>The day it came to exist on the platform; null while that has not happened or is not known.</summary>
    public DateOnly? OpenedOn { get; init; }

    /// <summary>The day its filing was recorded; null while it is not filed.</summary>
    public DateOnly? FiledOn { get; init; }

    /// <summary>The filing case whose receipt counts, or null.</summary>
    public string? FilingCase { get; init; }

    /// <summary>The day it was closed, or null.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The platform's kind of account, such as <c>service</c>; null where it has none.</summary>
    public string? Subtype { get; init; }

    /// <summary>The account's address on the platform, or null.</summary>
    public string? Url { get; init; }

    /// <summary>Cases about it, oldest first.</summary>
    public ImmutableList<string> Cases { get; init; } = [];

    /// <summary>Cases about it whose notice runs.</summary>
    public ImmutableSortedSet<string> Notices { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Whether it was opened before the measures were promulgated and is not filed yet.</summary>
    public bool Legacy { get; init; }
}
