using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DurableTask.Worker;

/// <summary>Makes what a registry knows, by name and version.</summary>
/// <remarks>An exact version is taken first; an unversioned registration serves any version, but only while
/// the name has no versioned one.</remarks>
internal sealed class DurableTaskFactory(DurableTaskRegistry registry) : IDurableTaskFactory
{
    private readonly HashSet<TaskName> versionedOrchestrators = Versioned(registry.Orchestrators.Keys);
    private readonly HashSet<TaskName> versionedActivities = Versioned(registry.Activities.Keys);

    public bool TryCreateActivity(
        TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity) =>
        TryCreateActivity(name, TaskVersion.Unversioned, serviceProvider, out activity);

    public bool TryCreateOrchestrator(
        TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
        TryCreateOrchestrator(name, TaskVersion.Unversioned, serviceProvider, out orchestrator);

    public bool TryCreateActivity(
        TaskName name,
        TaskVersion version,
        IServiceProvider serviceProvider,
        [NotNullWhen(true)] out ITaskActivity? activity)
    {
        activity = Find(registry.Activities, versionedActivities, name, version)?.Invoke(serviceProvider);
        return activity is not null;
    }

    public bool TryCreateOrchestrator(
        TaskName name,
        TaskVersion version,
        IServiceProvider serviceProvider,
        [NotNullWhen(true)] out ITaskOrchestrator? orchestrator)
    {
        orchestrator = Find(registry.Orchestrators, versionedOrchestrators, name, version)?.Invoke(serviceProvider);
        return orchestrator is not null;
    }

    private static HashSet<TaskName> Versioned(IEnumerable<TaskKey> keys) =>
        [.. keys.Where(key => key.Version != TaskVersion.Unversioned).Select(key => key.Name)];

    private static Func<IServiceProvider, T>? Find<T>(
        IReadOnlyDictionary<TaskKey, Func<IServiceProvider, T>> map,
        HashSet<TaskName> versioned,
        TaskName name,
        TaskVersion version)
    {
        if (map.TryGetValue(new TaskKey(name, version), out Func<IServiceProvider, T>? exact))
        {
            return exact;
        }

        return versioned.Contains(name) ? null : map.GetValueOrDefault(new TaskKey(name, TaskVersion.Unversioned));
    }
}
