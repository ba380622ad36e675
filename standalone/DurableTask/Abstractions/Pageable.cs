using System.Runtime.CompilerServices;

namespace Microsoft.DurableTask;

/// <summary>Makes paged lists.</summary>
public static class Pageable
{
    /// <summary>A paged list from a function that reads one page.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="pageFunc">Reads the page at a continuation token.</param>
    /// <returns>The list.</returns>
    public static AsyncPageable<T> Create<T>(Func<string?, CancellationToken, Task<Page<T>>> pageFunc)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(pageFunc);
        return new Pages<T>((token, _, cancellation) => pageFunc(token, cancellation));
    }

    /// <summary>A paged list from a function that reads one page of a wanted size.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="pageFunc">Reads the page at a continuation token, of about the wanted size.</param>
    /// <returns>The list.</returns>
    public static AsyncPageable<T> Create<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> pageFunc)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(pageFunc);
        return new Pages<T>(pageFunc);
    }

    private sealed class Pages<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> pageFunc) : AsyncPageable<T>
        where T : notnull
    {
        public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
            Read(continuationToken, pageSizeHint);

        private async IAsyncEnumerable<Page<T>> Read(
            string? token, int? size, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            do
            {
                Page<T> page = await pageFunc(token, size, cancellation);
                yield return page;
                token = page.ContinuationToken;
            }
            while (token is not null);
        }
    }
}
