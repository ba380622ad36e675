using GovMedia.Rules;
using GovMedia.Workflows;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Directory;

namespace GovMedia.Functions.Accounts;

/// <summary>An account as the public register shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name on the platform.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Unit">The sponsoring unit.</param>
/// <param name="UnitName">What that unit is called.</param>
/// <param name="Status">How it stands.</param>
/// <param name="StatusText">The same in words.</param>
/// <param name="Genuine">Whether it is, today, an account of that unit.</param>
/// <param name="OpenedOn">The day it was opened; null where not known.</param>
/// <param name="Filed">Whether its filing is recorded.</param>
/// <param name="FiledOn">The day of that; null where it is not filed.</param>
/// <param name="ClosedOn">The day it was closed, or null.</param>
/// <param name="Subtype">The platform's kind of account, or null.</param>
/// <param name="Url">Its address, or null.</param>
/// <param name="Legacy">Whether it was opened before the measures and is not filed yet.</param>
public sealed record AccountView(
    string Id,
    string Name,
    string Platform,
    string Jurisdiction,
    string Unit,
    string UnitName,
    AccountStatus Status,
    string StatusText,
    bool Genuine,
    DateOnly? OpenedOn,
    bool Filed,
    DateOnly? FiledOn,
    DateOnly? ClosedOn,
    string? Subtype,
    string? Url,
    bool Legacy)
{
    /// <summary>Whether a report of a fake account under its name or id is being checked or was borne out.</summary>
    public bool FakeReported { get; init; }

    /// <summary>The operating ban on it; null for none, and where it does not operate.</summary>
    public BanView? OperatingBan { get; init; }

    /// <summary>The view of an account.</summary>
    public static AccountView Of(Account account, DirectorySnapshot people, string language)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(people);
        return new AccountView(
            account.Id,
            account.Name,
            account.Platform,
            account.Jurisdiction,
            account.Unit,
            people.Units.GetValueOrDefault(account.Unit)?.Name ?? account.Unit,
            account.Status,
            Words(account.Status).In(language),
            account.InOperation,
            account.OpenedOn,
            account.FiledOn is not null,
            account.FiledOn,
            account.ClosedOn,
            account.Subtype,
            account.Url,
            account.Legacy);
    }

    /// <summary>A status in words.</summary>
    public static LocalText Words(AccountStatus status) => status switch
    {
        AccountStatus.Opening => new("开设办理中", "Being opened"),
        AccountStatus.Operating => new("正常运行", "In operation"),
        AccountStatus.InNotice => new("运行中（变更或者关停公告中）", "In operation, under notice of change or closure"),
        AccountStatus.Closed => new("已关停", "Closed"),
        AccountStatus.Cancelled => new("已注销", "Cancelled"),
        _ => new("未获准开设", "Not allowed"),
    };

    /// <summary>The name of a status as the register's filter takes it.</summary>
    public static IReadOnlyList<string> Statuses { get; } = [.. Enum.GetValues<AccountStatus>().Select(GovJson.Name)];
}
