using System.Runtime.CompilerServices;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Register;

/// <summary>Cases by number, read only as far as somebody looks.</summary>
public sealed class CaseList(IRegisterStore store, LawBook laws, Procedures procedures, UnitCases unitCases)
{
    // Whoever asks for more units than these is shown most of what there is.
    private const int FewUnits = 32;

    private const int Page = 256;
    private const int AtOnce = 32;

    /// <summary>Cases among which are all those of some units, by number: read by unit where that is less to read. The
    /// asker still looks at each one's units.</summary>
    /// <param name="units">The units; null for all there are.</param>
    /// <param name="openOnly">Whether only open cases are asked for; others may come all the same.</param>
    /// <param name="after">The last number known; null from the first on.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<CaseSummary> AmongAsync(
        IReadOnlyCollection<string>? units,
        bool openOnly = false,
        string? after = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        IAsyncEnumerable<CaseSummary> cases =
            units is { Count: <= FewUnits } && await unitCases.AreWholeAsync(cancellation) ? OfUnitsAsync(units, after, cancellation)
            : openOnly ? OpenAsync(null, after, cancellation)
            : AllAsync(after, cancellation);
        await foreach (CaseSummary one in cases)
        {
            yield return one;
        }
    }

    /// <summary>All cases whose numbers come after one, by number.</summary>
    /// <param name="after">The last number known; null from the first on.</param>
    /// <param name="cancellation">Stops reading.</param>
    public IAsyncEnumerable<CaseSummary> AllAsync(string? after = null, CancellationToken cancellation = default) =>
        MergeAsync(
            laws.Packs.AllVersions.Select(static p => p.Jurisdiction).Distinct()
                .Select(j => ReadAsync<CaseSummary>(Partitions.CasesPrefix + j, after, cancellation)),
            static c => c.CaseNo,
            cancellation);

    /// <summary>The open cases whose numbers come after one, by number.</summary>
    /// <param name="procedure">Of one procedure only; null for all.</param>
    /// <param name="after">The last number known; null from the first on.</param>
    /// <param name="cancellation">Stops reading.</param>
    public IAsyncEnumerable<CaseSummary> OpenAsync(
        string? procedure = null, string? after = null, CancellationToken cancellation = default) =>
        MergeAsync(
            procedures.Codes.Where(c => procedure is null || c == procedure)
                .Select(c => ReadAsync<CaseSummary>(Partitions.OpenPrefix + c, after, cancellation)),
            static c => c.CaseNo,
            cancellation);

    /// <summary>The cases in which some units have a part and whose numbers come after one, by number.</summary>
    /// <param name="units">The units. Of many, reading <see cref="AllAsync"/> costs less.</param>
    /// <param name="after">The last number known; null from the first on.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<CaseSummary> OfUnitsAsync(
        IEnumerable<string> units, string? after = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        IAsyncEnumerable<UnitCase> parts = MergeAsync(
            units.Select(u => ReadAsync<UnitCase>(Partitions.UnitCasesPrefix + u, after, cancellation)), static c => c.CaseNo, cancellation);
        List<UnitCase> next = [];
        await foreach (UnitCase part in parts)
        {
            if (next is [.., { } last] && last.CaseNo == part.CaseNo)
            {
                continue; // Several of the units have a part in it.
            }

            if (next.Count == AtOnce)
            {
                foreach (CaseSummary one in await ReadAsync(next, cancellation))
                {
                    yield return one;
                }

                next.Clear();
            }

            next.Add(part);
        }

        foreach (CaseSummary one in await ReadAsync(next, cancellation))
        {
            yield return one;
        }
    }

    private async Task<IEnumerable<CaseSummary>> ReadAsync(IEnumerable<UnitCase> parts, CancellationToken cancellation)
    {
        Row?[] rows = await Task.WhenAll(
            parts.Select(p => store.ReadAsync(Partitions.CasesPrefix + p.Jurisdiction, p.CaseNo, cancellation)));
        return rows.OfType<Row>().Select(static r => GovJson.Read<CaseSummary>(r.Body));
    }

    // Each sequence is in the order of the numbers; the smallest of their next ones is the next.
    private static async IAsyncEnumerable<T> MergeAsync<T>(
        IEnumerable<IAsyncEnumerable<T>> sequences, Func<T, string> number, [EnumeratorCancellation] CancellationToken cancellation)
    {
        PriorityQueue<IAsyncEnumerator<T>, string> next = new(StringComparer.Ordinal);
        List<IAsyncEnumerator<T>> open = [];
        try
        {
            foreach (IAsyncEnumerable<T> sequence in sequences)
            {
                IAsyncEnumerator<T> items = sequence.GetAsyncEnumerator(cancellation);
                open.Add(items);
                if (await items.MoveNextAsync())
                {
                    next.Enqueue(items, number(items.Current));
                }
            }

            while (next.TryDequeue(out IAsyncEnumerator<T>? items, out _))
            {
                yield return items.Current;
                if (await items.MoveNextAsync())
                {
                    next.Enqueue(items, number(items.Current));
                }
            }
        }
        finally
        {
            foreach (IAsyncEnumerator<T> items in open)
            {
                await items.DisposeAsync();
            }
        }
    }

    private IAsyncEnumerable<T> ReadAsync<T>(string partition, string? after, CancellationToken cancellation) =>
        store.RowsAsync(partition, after is null ? "" : RegisterReading.After(after), null, Page, cancellation)
            .Select(static r => GovJson.Read<T>(r.Body));
}
