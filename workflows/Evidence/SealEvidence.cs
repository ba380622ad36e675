using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Evidence;

/// <summary>Seals the evidence of an ended case: one package, written once.</summary>
public sealed class SealEvidence(CaseRegister register, EvidencePackage package, IBlobArchive archive, TimeProvider clock)
{
    /// <summary>Seals, unless it is sealed already.</summary>
    /// <param name="caseNo">The case.</param>
    /// <param name="history">The orchestration's history as JSON.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The case's final state.</returns>
    public async Task<string> RunAsync(string caseNo, string? history, CancellationToken cancellation = default)
    {
        CaseRecord record = await register.ReadAsync(caseNo, cancellation)
            ?? throw new InvalidOperationException($"There is no case {caseNo}.");
        string name = EvidencePackage.NameOf(caseNo);
        if (await archive.ReadAsync(name, cancellation) is null)
        {
            byte[] bytes = (await package.MakeAsync(caseNo, history, clock.GetUtcNow(), cancellation))!;
            try
            {
                await archive.WriteOnceAsync(name, bytes, cancellation);
            }
            catch (BlobConflictException)
            {
                // Sealed by an attempt that this one repeats: the first package stands.
            }
        }

        return record.File.State;
    }
}
