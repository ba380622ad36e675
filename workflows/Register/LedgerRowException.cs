namespace GovMedia.Workflows.Register;

/// <summary>A ledger row was changed by another hand.</summary>
/// <param name="partition">The case's partition.</param>
/// <param name="key">The row.</param>
public sealed class LedgerRowException(string partition, string key)
    : Exception($"Ledger row '{key}' of '{partition}' is not as it was written.")
{
    /// <summary>The case's partition.</summary>
    public string Partition { get; } = partition;

    /// <summary>The row.</summary>
    public string Key { get; } = key;
}
