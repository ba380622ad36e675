namespace Microsoft.DurableTask;

/// <summary>One page of a longer list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class Page<T>
    where T : notnull
{
    /// <summary>Makes a page.</summary>
    /// <param name="values">Its values; may be empty even when more pages follow.</param>
    /// <param name="continuationToken">Where the next page begins; null on the last page.</param>
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        ContinuationToken = continuationToken;
    }

    /// <summary>The page's values.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>Where the next page begins; null on the last page.</summary>
    public string? ContinuationToken { get; }
}
