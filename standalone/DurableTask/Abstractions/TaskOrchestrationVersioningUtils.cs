namespace Microsoft.DurableTask.Abstractions;

/// <summary>Compares versions.</summary>
public static class TaskOrchestrationVersioningUtils
{
    /// <summary>Orders two versions: as dotted numbers when both are, otherwise as text without case; an empty
    /// version comes before every other.</summary>
    /// <param name="sourceVersion">One version.</param>
    /// <param name="otherVersion">The other.</param>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public static int CompareVersions(string sourceVersion, string otherVersion)
    {
        bool empty = string.IsNullOrWhiteSpace(sourceVersion);
        bool otherEmpty = string.IsNullOrWhiteSpace(otherVersion);
        if (empty || otherEmpty)
        {
            return otherEmpty.CompareTo(empty);
        }

        return Version.TryParse(sourceVersion, out Version? one) && Version.TryParse(otherVersion, out Version? other)
            ? one.CompareTo(other)
            : string.Compare(sourceVersion, otherVersion, StringComparison.OrdinalIgnoreCase);
    }
}
