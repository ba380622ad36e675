namespace Microsoft.DurableTask.Worker;

/// <summary>Which orchestrations and activities a worker takes; without any entry it takes all.</summary>
public class DurableTaskWorkerWorkItemFilters
{
    /// <summary>The orchestrations it takes.</summary>
    public IReadOnlyList<OrchestrationFilter> Orchestrations { get; set; } = [];

    /// <summary>The activities it takes.</summary>
    public IReadOnlyList<ActivityFilter> Activities { get; set; } = [];

    /// <summary>The entities it would take; there are none here, so a name in it is refused.</summary>
    public IReadOnlyList<EntityFilter> Entities { get; set; } = [];

    internal bool IsEmpty => Orchestrations.Count == 0 && Activities.Count == 0 && Entities.Count == 0;

    internal bool TakesOrchestration(string name, string? version) =>
        IsEmpty || Orchestrations.Any(one => Matches(one.Name, one.Versions, name, version));

    internal bool TakesActivity(string name, string? version) =>
        IsEmpty || Activities.Any(one => Matches(one.Name, one.Versions, name, version));

    private static bool Matches(string wanted, IReadOnlyList<string> versions, string name, string? version) =>
        wanted.Equals(name, StringComparison.OrdinalIgnoreCase)
        && (versions.Count == 0 || versions.Contains(version ?? string.Empty, StringComparer.OrdinalIgnoreCase));

    /// <summary>An orchestration that is taken.</summary>
    /// <param name="name">Its name, whatever the case.</param>
    /// <param name="versions">Its versions, empty text for unversioned; null or none for all.</param>
    public readonly struct OrchestrationFilter(string name, IReadOnlyList<string>? versions)
    {
        /// <summary>An entry still to be filled.</summary>
        public OrchestrationFilter()
            : this(string.Empty, null)
        {
        }

        /// <summary>Its name, whatever the case.</summary>
        public string Name { get; init; } = name;

        /// <summary>Its versions, empty text for unversioned; none for all.</summary>
        public IReadOnlyList<string> Versions { get; init; } = versions ?? [];
    }

    /// <summary>An activity that is taken.</summary>
    /// <param name="name">Its name, whatever the case.</param>
    /// <param name="versions">Its versions, empty text for unversioned; null or none for all.</param>
    public readonly struct ActivityFilter(string name, IReadOnlyList<string>? versions)
    {
        /// <summary>An entry still to be filled.</summary>
        public ActivityFilter()
            : this(string.Empty, null)
        {
        }

        /// <summary>Its name, whatever the case.</summary>
        public string Name { get; init; } = name;

        /// <summary>Its versions, empty text for unversioned; none for all.</summary>
        public IReadOnlyList<string> Versions { get; init; } = versions ?? [];
    }

    /// <summary>An entity that would be taken.</summary>
    /// <param name="name">Its name.</param>
    public readonly struct EntityFilter(string name)
    {
        /// <summary>An entry still to be filled.</summary>
        public EntityFilter()
            : this(string.Empty)
        {
        }

        /// <summary>Its name.</summary>
        public string Name { get; init; } = name;
    }
}
