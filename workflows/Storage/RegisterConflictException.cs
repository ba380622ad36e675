namespace GovMedia.Workflows.Storage;

/// <summary>A commit met a row that is not as it was expected; nothing was changed.</summary>
/// <param name="partition">The partition.</param>
/// <param name="key">The first row that was not as expected.</param>
public sealed class RegisterConflictException(string partition, string key)
    : Exception($"Row '{key}' of '{partition}' is not as it was read.")
{
    /// <summary>The partition.</summary>
    public string Partition { get; } = partition;

    /// <summary>The first row that was not as expected.</summary>
    public string Key { get; } = key;
}
