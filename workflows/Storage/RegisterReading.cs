using System.Runtime.CompilerServices;

namespace GovMedia.Workflows.Storage;

/// <summary>Reads of a register that go beyond one answer.</summary>
public static class RegisterReading
{
    /// <summary>Rows of one partition in ordinal key order, fetched page by page as they are looked at. Not a snapshot.</summary>
    /// <param name="store">The register.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="from">The first key, inclusive.</param>
    /// <param name="to">The end, exclusive; null reads to the last.</param>
    /// <param name="page">Rows to a page.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async IAsyncEnumerable<Row> RowsAsync(
        this IRegisterStore store,
        string partition,
        string from = "",
        string? to = null,
        int page = 1000,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        IReadOnlyList<Row> rows;
        do
        {
            rows = await store.ListAsync(partition, from, to, page, cancellation);
            foreach (Row row in rows)
            {
                yield return row;
            }

            from = rows.Count > 0 ? After(rows[^1].Key) : from;
        }
        while (rows.Count == page);
    }

    /// <summary>The first key after one: a blank is the least that a key may go on with.</summary>
    public static string After(string key) => key + " ";
}
