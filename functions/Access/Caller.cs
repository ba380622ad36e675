using GovMedia.Functions.Http;
using GovMedia.Rules;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;

namespace GovMedia.Functions.Access;

/// <summary>Who is asking, with whose powers, among whom.</summary>
/// <param name="User">Whose powers are used: the signed-in user's, or those of the one who gave a mandate.</param>
/// <param name="SignedIn">The user who signed in.</param>
/// <param name="People">The directory as it was read for this request.</param>
public sealed record Caller(User User, User SignedIn, DirectorySnapshot People)
{
    /// <summary>Whether the caller sees every unit's cases.</summary>
    public bool SeesAll => Has(Roles.Auditor) || Has(Roles.Administrator);

    /// <summary>Whether the powers used hold a role.</summary>
    public bool Has(string role) => User.Roles.Contains(role);

    /// <summary>Whether the caller holds one of some roles in a unit.</summary>
    public bool Holds(string unit, IEnumerable<string> roles) => User.Unit == unit && roles.Any(Has);

    /// <summary>Whether a unit is the caller's or lies below it.</summary>
    public bool IsOver(string unit) => User.Unit is { } own && People.IsWithin(unit, own);

    /// <summary>The caller's unit and those below it; null for every unit.</summary>
    public IReadOnlyCollection<string>? Units() => SeesAll ? null : [.. People.Units.Keys.Where(IsOver)];

    /// <summary>Whether the caller may read a case in which some units have a part.</summary>
    public bool MaySee(IEnumerable<string> units) => SeesAll || units.Any(IsOver);

    /// <summary>The caller as the ledger keeps it, in the first of the roles that fits.</summary>
    public Actor Acting(IEnumerable<string> roles) => new(
        SignedIn.Id,
        SignedIn.Name,
        roles.FirstOrDefault(Has) ?? User.Roles[0],
        User.Unit,
        SignedIn.Id == User.Id ? null : User.Id);

    /// <summary>Ends the request unless the caller may read a case.</summary>
    /// <exception cref="ProblemException">It belongs to units outside the caller's.</exception>
    public void EnsureSees(CaseSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        if (!MaySee(summary.Units))
        {
            throw NotAllowed(
                $"案件 {summary.CaseNo} 不在您单位的范围内。", $"Case {summary.CaseNo} lies outside your unit.").Thrown();
        }
    }

    /// <summary>What is said to somebody without the right.</summary>
    public static Problem NotAllowed(string zh, string en) => new("not-allowed", new LocalText(zh, en));
}
