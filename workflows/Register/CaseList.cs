using System.Runtime.CompilerServices;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Register;

/// <summary>Cases by number, read only as far as somebody looks.</summary>
public sealed class CaseList(IRegisterStore store, LawBook laws, Procedures procedures)
{
    private const int Page = 256;

    /// <summary>All cases whose numbers come after one, by number.</summary>
    /// <param name="after">The last number known; null from the first on.</param>
    /// <param name="cancellation">Stops reading.</param>
    public IAsyncEnumerable<CaseSummary> AllAsync(string? after = null, CancellationToken cancellation = default) =>
        MergeAsync(
            laws.Packs.AllVersions.Select(static p => Partitions.CasesPrefix + p.Jurisdiction).Distinct(), after, cancellation);

    /// <summary>The open cases whose numbers come after one, by number.</summary>
    /// <param name="procedure">Of one procedure only; null for all.</param>
    /// <param name="after">The last number known; null from the first on.</param>
    /// <param name="cancellation">Stops reading.</param>
    public IAsyncEnumerable<CaseSummary> OpenAsync(
        string? procedure = null, string? after = null, CancellationToken cancellation = default) =>
        MergeAsync(
            procedures.Codes.Where(c => procedure is null || c == procedure).Select(static c => Partitions.OpenPrefix + c), after, cancellation);

    // Each partition is in the order of the numbers; the smallest of their next ones is the next.
    private async IAsyncEnumerable<CaseSummary> MergeAsync(
        IEnumerable<string> partitions, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        PriorityQueue<IAsyncEnumerator<CaseSummary>, string> next = new(StringComparer.Ordinal);
        List<IAsyncEnumerator<CaseSummary>> open = [];
        try
        {
            foreach (string partition in partitions)
            {
                IAsyncEnumerator<CaseSummary> cases = ReadAsync(partition, after, cancellation).GetAsyncEnumerator(cancellation);
                open.Add(cases);
                if (await cases.MoveNextAsync())
                {
                    next.Enqueue(cases, cases.Current.CaseNo);
                }
            }

            while (next.TryDequeue(out IAsyncEnumerator<CaseSummary>? cases, out _))
            {
                yield return cases.Current;
                if (await cases.MoveNextAsync())
                {
                    next.Enqueue(cases, cases.Current.CaseNo);
                }
            }
        }
        finally
        {
            foreach (IAsyncEnumerator<CaseSummary> cases in open)
            {
                await cases.DisposeAsync();
            }
        }
    }

    private IAsyncEnumerable<CaseSummary> ReadAsync(string partition, string? after, CancellationToken cancellation) =>
        store.RowsAsync(partition, after is null ? "" : RegisterReading.After(after), null, Page, cancellation)
            .Select(static r => GovJson.Read<CaseSummary>(r.Body));
}
