namespace GovMedia.Workflows.Ledger;

/// <summary>Who did something, as the ledger keeps it.</summary>
/// <param name="User">The user's name, <c>system</c> or <c>applicant</c>.</param>
/// <param name="Name">What the person is called; for applicants never their name.</param>
/// <param name="Role">The role acted in.</param>
/// <param name="Unit">The unit acted for; null for applicants and the system.</param>
/// <param name="OnBehalfOf">The user whose mandate was used, or null.</param>
public sealed record Actor(string User, string Name, string Role, string? Unit = null, string? OnBehalfOf = null)
{
    /// <summary>The platform itself: clocks, reminders, sealing.</summary>
    public static Actor System { get; } = new("system", "GovMedia", "system");

    /// <summary>The citizen of a case; who it is stands in the vault.</summary>
    public static Actor Applicant { get; } = new("applicant", "申请人", "applicant");
}
