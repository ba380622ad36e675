using System.Collections.Immutable;
using GovMedia.Rules;

namespace GovMedia.Workflows.Directory;

/// <summary>A province, prefecture, county or township (辖区).</summary>
/// <param name="Id">Its id, such as <c>yunnan</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The jurisdiction it lies in, or null.</param>
public sealed record Jurisdiction(string Id, LocalText Name, string? Parent = null);

/// <summary>A unit (单位): sponsoring or supervising.</summary>
/// <param name="Id">Its id, such as <c>yn-health</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Jurisdiction">The jurisdiction it belongs to.</param>
/// <param name="Supervising">Whether it supervises others.</param>
/// <param name="Parent">The unit that supervises it, or null.</param>
public sealed record Unit(string Id, string Name, string Jurisdiction, bool Supervising, string? Parent = null);

/// <summary>A person who signs in. Passwords are kept apart.</summary>
/// <param name="Id">The sign-in name.</param>
/// <param name="Name">What the person is called.</param>
/// <param name="Unit">The unit; null for auditors and administrators of the whole instance.</param>
/// <param name="Roles">One or more of <see cref="Roles"/>.</param>
/// <param name="Email">Where reminders go; null for none.</param>
/// <param name="Disabled">Whether signing in is refused.</param>
public sealed record User(
    string Id, string Name, string? Unit, ImmutableList<string> Roles, string? Email = null, bool Disabled = false);

/// <summary>A dated delegation: one acts for another (“A for B”).</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">The user whose powers are lent.</param>
/// <param name="To">The user who may act.</param>
/// <param name="ValidFrom">The first legal day.</param>
/// <param name="ValidThrough">The last legal day, inclusive.</param>
/// <param name="Document">The paper it rests on.</param>
public sealed record Mandate(string Id, string From, string To, DateOnly ValidFrom, DateOnly ValidThrough, string Document);

/// <summary>The roles.</summary>
public static class Roles
{
    /// <summary>Information officer (信息员).</summary>
    public const string Editor = "editor";

    /// <summary>Account manager (账号管理员).</summary>
    public const string AccountManager = "account-manager";

    /// <summary>Head of section (科室负责人).</summary>
    public const string SectionHead = "section-head";

    /// <summary>Deputy head (分管负责人).</summary>
    public const string DeputyHead = "deputy-head";

    /// <summary>Head of the unit (主要负责人).</summary>
    public const string UnitHead = "unit-head";

    /// <summary>Officer of the supervising unit (主管单位经办).</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Head of the supervising unit (主管单位负责人).</summary>
    public const string SupervisorHead = "supervisor-head";

    /// <summary>Reads everything, writes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>Keeps units, users, mandates and calendars.</summary>
    public const string Administrator = "administrator";

    /// <summary>All of them.</summary>
    public static ImmutableList<string> All { get; } =
        [Editor, AccountManager, SectionHead, DeputyHead, UnitHead, Supervisor, SupervisorHead, Auditor, Administrator];
}
