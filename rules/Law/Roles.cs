namespace GovMedia.Rules.Law;

/// <summary>The roles people can hold, and where.</summary>
public static class Roles
{
    /// <summary>Roles of every unit, in the order of rank.</summary>
    public static IReadOnlyList<string> OfUnits { get; } =
        ["editor", "account-manager", "section-head", "deputy-head", "unit-head"];

    /// <summary>Roles of supervising units besides.</summary>
    public static IReadOnlyList<string> OfSupervisors { get; } = ["supervisor", "supervisor-head"];

    /// <summary>
    /// Whether a step of a chain may name the role at all; auditors and administrators act in no case.
    /// </summary>
    /// <param name="role">A role's name.</param>
    public static bool Acts(string role) => OfUnits.Contains(role) || OfSupervisors.Contains(role);

    /// <summary>Whether somebody can hold the role in a unit of that standing.</summary>
    /// <param name="role">A role's name.</param>
    /// <param name="level">Where the unit stands.</param>
    /// <remarks>The unit itself may be a supervising one, so there both kinds are possible beside each other.</remarks>
    public static bool CanBeHeld(string role, StepLevel level) => level switch
    {
        StepLevel.OwnUnit or StepLevel.OtherUnit => OfUnits.Contains(role),
        _ => OfSupervisors.Contains(role),
    };
}
