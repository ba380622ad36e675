using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Access;
using GovMedia.Workflows;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;

namespace GovMedia.Functions.Audit;

/// <summary>Walks through cases as they stood at an instant.</summary>
public sealed class CaseScan(CaseList list, CaseRegister register, TimeProvider clock)
{
    /// <summary>The cases of the caller's units received by an instant, each as it stood then, by number.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="asOf">The instant; the present one or a later one reads the cases as they stand.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <param name="worth">What a case must be, as it stands now, to be read; asked only where the present is meant. Null
    /// reads all.</param>
    public async IAsyncEnumerable<CaseFile> AsOfAsync(
        Caller caller,
        DateTimeOffset asOf,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation,
        Func<CaseSummary, bool>? worth = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        bool present = asOf >= clock.GetUtcNow();
        await foreach (CaseSummary summary in list.AmongAsync(caller.Units(), cancellation: cancellation))
        {
            if (summary.ReceivedAt > asOf || !caller.MaySee(summary.Units) || (present && worth?.Invoke(summary) == false))
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
