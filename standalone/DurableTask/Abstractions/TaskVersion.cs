namespace Microsoft.DurableTask;

/// <summary>The version of an orchestrator's or activity's code; case does not matter.</summary>
public readonly struct TaskVersion : IEquatable<TaskVersion>
{
    /// <summary>No version at all.</summary>
    public static readonly TaskVersion Unversioned;

    /// <summary>Makes a version; null and the empty text mean unversioned.</summary>
    /// <param name="version">The version's text.</param>
    /// <exception cref="ArgumentException">The text is not empty but only white space.</exception>
    public TaskVersion(string? version)
    {
        if (!string.IsNullOrEmpty(version) && string.IsNullOrWhiteSpace(version))
        {
            throw new ArgumentException("A version is null or empty for none; it is never whitespace alone.", nameof(version));
        }

        Version = string.IsNullOrEmpty(version) ? null! : version;
    }

    /// <summary>The version's text; null when unversioned.</summary>
    public string Version { get; }

    /// <summary>The version's text; null when unversioned.</summary>
    /// <param name="value">The version.</param>
    public static implicit operator string(TaskVersion value) => value.Version;

    /// <summary>A version from its text.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator TaskVersion(string? value) => new(value);

    /// <summary>Whether both are the same version, ignoring case.</summary>
    /// <param name="a">One version.</param>
    /// <param name="b">The other.</param>
    public static bool operator ==(TaskVersion a, TaskVersion b) => a.Equals(b);

    /// <summary>Whether the versions differ by more than case.</summary>
    /// <param name="a">One version.</param>
    /// <param name="b">The other.</param>
    public static bool operator !=(TaskVersion a, TaskVersion b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskVersion other) =>
        string.Equals(Version, other.Version, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Version is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Version);
}
