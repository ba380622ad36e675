using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Http;

/// <summary>Cuts lists into pages.</summary>
public static class Paging
{
    /// <summary>The page that a request asks for, of items in the order of their keys.</summary>
    public static async Task<PageOf<T>> PageAsync<T>(
        this IAsyncEnumerable<T> items, HttpRequest request, Func<T, string> key)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(key);
        int limit = Query.Limit(request);
        string? after = Query.Cursor(request);
        List<T> page = [];
        await foreach (T item in items)
        {
            if (after is not null && string.CompareOrdinal(key(item), after) <= 0)
            {
                continue;
            }

            if (page.Count == limit)
            {
                return new PageOf<T>(page, Query.CursorAfter(key(page[^1])));
            }

            page.Add(item);
        }

        return new PageOf<T>(page, null);
    }
}
