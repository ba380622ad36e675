using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask;

/// <summary>The orchestrators and activities a worker can run, by name and version.</summary>
public sealed partial class DurableTaskRegistry
{
    private readonly Dictionary<TaskKey, Func<IServiceProvider, ITaskOrchestrator>> orchestrators = [];
    private readonly Dictionary<TaskKey, Func<IServiceProvider, ITaskActivity>> activities = [];

    /// <summary>Makes an empty registry.</summary>
    public DurableTaskRegistry()
    {
    }

    internal IReadOnlyDictionary<TaskKey, Func<IServiceProvider, ITaskOrchestrator>> Orchestrators => orchestrators;

    internal IReadOnlyDictionary<TaskKey, Func<IServiceProvider, ITaskActivity>> Activities => activities;

    /// <summary>The registered orchestrators; one entry for each version.</summary>
    /// <returns>Names and factories, in no order.</returns>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> GetOrchestrators() =>
        orchestrators.Select(entry => KeyValuePair.Create(entry.Key.Name, entry.Value));

    /// <summary>The registered activities; one entry for each version.</summary>
    /// <returns>Names and factories, in no order.</returns>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> GetActivities() =>
        activities.Select(entry => KeyValuePair.Create(entry.Key.Name, entry.Value));

    private static TaskName NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        string? given = type.GetCustomAttribute<DurableTaskAttribute>()?.Name.Name;
        return string.IsNullOrEmpty(given) ? type.Name : given;
    }

    private static TaskVersion VersionOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new TaskVersion(type.GetCustomAttribute<DurableTaskAttribute>()?.Version);
    }

    private DurableTaskRegistry PutOrchestrator(TaskName name, TaskVersion version, Func<ITaskOrchestrator> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Put(orchestrators, name, version, _ => factory());
    }

    private DurableTaskRegistry PutOrchestrator(TaskName name, TaskVersion version, Type type)
    {
        Require(type, typeof(ITaskOrchestrator));
        ObjectFactory make = ActivatorUtilities.CreateFactory(type, []);
        return Put(orchestrators, name, version, services => (ITaskOrchestrator)make(services, null));
    }

    private DurableTaskRegistry PutActivity(TaskName name, TaskVersion version, Func<ITaskActivity> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Put(activities, name, version, _ => factory());
    }

    private DurableTaskRegistry PutActivity(TaskName name, TaskVersion version, Type type)
    {
        Require(type, typeof(ITaskActivity));
        ObjectFactory make = ActivatorUtilities.CreateFactory(type, []);
        return Put(activities, name, version, services => (ITaskActivity)make(services, null));
    }

    private static void Require(Type type, Type contract)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!contract.IsAssignableFrom(type) || type.IsAbstract)
        {
            throw new ArgumentException($"{type} is not a class that implements {contract}.", nameof(type));
        }
    }

    private DurableTaskRegistry Put<T>(
        Dictionary<TaskKey, Func<IServiceProvider, T>> map,
        TaskName name,
        TaskVersion version,
        Func<IServiceProvider, T> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (string.IsNullOrEmpty(name.Name))
        {
            throw new ArgumentException("A task has a name.", nameof(name));
        }

        if (!map.TryAdd(new TaskKey(name, version), factory))
        {
            string which = version == TaskVersion.Unversioned ? name.Name : $"{name.Name} version {version.Version}";
            throw new ArgumentException($"A task of the name {which} is already added.", nameof(name));
        }

        return this;
    }
}
