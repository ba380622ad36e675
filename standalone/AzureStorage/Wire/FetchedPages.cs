using Azure;

namespace GovMedia.Standalone.AzureStorage;

/// <summary>A listing read page by page, each page fetched when it is asked for.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed class FetchedPages<T>(
    Func<string?, int?, CancellationToken, Task<Page<T>>> fetch,
    CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(
        string? continuationToken = null, int? pageSizeHint = null)
    {
        string? next = continuationToken;
        do
        {
            Page<T> page = await fetch(next, pageSizeHint, CancellationToken).ConfigureAwait(false);
            yield return page;
            next = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next));
    }
}
