namespace GovMedia.Workflows.Storage;

/// <summary>One change of one row within a commit; a key occurs at most once in a commit.</summary>
public abstract record RowChange
{
    private RowChange(string key) => Key = key;

    /// <summary>The row's key.</summary>
    public string Key { get; }

    /// <summary>The new JSON text, or null for a deletion.</summary>
    public virtual string? NewBody => null;

    /// <summary>A row that must not exist yet.</summary>
    public sealed record Insert(string RowKey, string Body) : RowChange(RowKey)
    {
        /// <inheritdoc/>
        public override string NewBody => Body;
    }

    /// <summary>A row that must still be the one read under <paramref name="ETag"/>.</summary>
    public sealed record Replace(string RowKey, string Body, string ETag) : RowChange(RowKey)
    {
        /// <inheritdoc/>
        public override string NewBody => Body;
    }

    /// <summary>A row written whether or not it exists.</summary>
    public sealed record Put(string RowKey, string Body) : RowChange(RowKey)
    {
        /// <inheritdoc/>
        public override string NewBody => Body;
    }

    /// <summary>A row removed; with an <paramref name="ETag"/> it must still be the one read, without one it may be
    /// absent already.</summary>
    public sealed record Delete(string RowKey, string? ETag = null) : RowChange(RowKey);
}
