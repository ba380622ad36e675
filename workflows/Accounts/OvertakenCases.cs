using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;

namespace GovMedia.Workflows.Accounts;

/// <summary>Ends the cases that the closure or cancellation of their account has made pointless, so that no change takes
/// effect on an account that is gone and no second closure is carried out.</summary>
internal static class OvertakenCases
{
    /// <summary>Ends them, where a case has closed or cancelled its account. May run again for the same state.</summary>
    /// <param name="register">The register of cases.</param>
    /// <param name="account">The account after the case.</param>
    /// <param name="file">The case.</param>
    public static async Task EndAsync(CaseRegister register, Account account, CaseFile file)
    {
        if (file.Procedure is not ("CLS" or "CAN") || AccountProjection.CarriedOut(file, file.FactsAs<ChainFacts>()) is null)
        {
            return;
        }

        string[] pointless = file.Procedure == "CAN" ? ["CHG", "LEG", "CLS", "CAN"] : ["CHG", "LEG", "CLS"];
        foreach (string other in account.Cases.Where(c => c != file.CaseNo))
        {
            if (await register.ReadAsync(other, CancellationToken.None) is { File: { EndedAt: null } open } && pointless.Contains(open.Procedure))
            {
                // Nobody is woken here; the sweeper finds the commit and wakes the case.
                await register.ChangeAsync(
                    other, Actor.System, turn => ChainDesk.Overtake(turn, file.CaseNo, file.Procedure), CancellationToken.None);
            }
        }
    }
}
