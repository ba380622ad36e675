using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Evidence;

/// <summary>Seals the evidence of an ended case: one package, written once.</summary>
public sealed class SealEvidence(CaseRegister register, EvidencePackage package, IBlobArchive archive)
{
    /// <summary>Seals, unless it is sealed already.</summary>
    /// <param name="caseNo">The case.</param>
    /// <param name="history">The orchestration's history as JSON.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The case's final state.</returns>
    public async Task<string> RunAsync(string caseNo, string? history, CancellationToken cancellation = default)
    {
        // First the entry that it is being sealed, so that the package holds it; once, however often this runs.
        Decision decision = await register.ChangeAsync(caseNo, Actor.System, static turn =>
        {
            if (turn.File.SealedAt is null)
            {
                turn.Change(f => f with { SealedAt = turn.Now });
                turn.Record("evidence.sealed");
            }

            return null;
        }, cancellation);
        if (decision.Pending is { } pending)
        {
            await register.SettleAsync(pending, cancellation);
        }

        CaseFile file = decision.File ?? throw new InvalidOperationException($"There is no case {caseNo}.");
        string name = EvidencePackage.NameOf(caseNo);
        if (await archive.ReadAsync(name, cancellation) is null)
        {
            byte[] bytes = (await package.MakeAsync(caseNo, history, file.SealedAt, cancellation))!;
            try
            {
                await archive.WriteOnceAsync(name, bytes, cancellation);
            }
            catch (BlobConflictException)
            {
                // Sealed by an attempt that this one repeats: the first package stands.
            }
        }

        return file.State;
    }
}
