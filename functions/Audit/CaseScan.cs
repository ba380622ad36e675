using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Access;
using GovMedia.Workflows;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.Audit;

/// <summary>Walks through cases as they stood at an instant.</summary>
public sealed class CaseScan(IRegisterStore store, CaseRegister register, TimeProvider clock)
{
    /// <summary>The cases of the caller's units received by an instant, each as it stood then, by number.</summary>
    public async IAsyncEnumerable<CaseFile> AsOfAsync(
        Caller caller,
        DateTimeOffset asOf,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        bool present = asOf >= clock.GetUtcNow();
        await foreach (Row row in store.ScanAsync(Partitions.CasesPrefix, cancellation: cancellation))
        {
            CaseSummary summary = GovJson.Read<CaseSummary>(row.Body);
            if (summary.ReceivedAt > asOf || !caller.MaySee(summary.Units))
            {
                continue;
            }

            CaseFile? file = present
                ? (await register.ReadAsync(summary.CaseNo, cancellation))?.File
                : await FoldAsync(summary.CaseNo, asOf, cancellation);
            if (file is not null)
            {
                yield return file;
            }
        }
    }

    private async Task<CaseFile?> FoldAsync(string caseNo, DateTimeOffset asOf, CancellationToken cancellation)
    {
        JsonObject state = LedgerChain.Fold(await register.LedgerAsync(caseNo, cancellation), asOf);
        return state.Count == 0 ? null : state.Deserialize<CaseFile>(GovJson.Options);
    }
}
