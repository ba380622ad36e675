using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;

namespace GovMedia.Workflows.Delivery;

/// <summary>The way to a citizen whom mail does not reach: text messages to the telephone number they left.</summary>
/// <param name="Channel">The channel; its addresses are telephone numbers.</param>
public sealed record SecondChannel(IChannel Channel)
{
    /// <summary>Whether the citizen of a case left a number.</summary>
    public static async Task<bool> ReachesAsync(
        CaseRegister register, string caseNo, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(register);
        return (await register.OpenVaultAsync<Applicant>(caseNo, "applicant", cancellation))?.Phone is not null;
    }
}
