namespace Microsoft.DurableTask;

/// <summary>A list read page by page as it is enumerated.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <summary>For derived classes.</summary>
    protected AsyncPageable()
    {
    }

    /// <summary>The pages.</summary>
    /// <param name="continuationToken">Where to begin; null for the beginning.</param>
    /// <param name="pageSizeHint">Wanted page size; null for the default.</param>
    /// <returns>The pages in order.</returns>
    public abstract IAsyncEnumerable<Page<T>> AsPages(
        string? continuationToken = default, int? pageSizeHint = default);

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (Page<T> page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (T value in page.Values)
            {
                yield return value;
            }
        }
    }
}
