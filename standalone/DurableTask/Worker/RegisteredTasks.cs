using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Worker;

/// <summary>Work item filters held against what a worker has registered.</summary>
internal sealed class RegisteredTasks(IOptionsMonitor<DurableTaskRegistry> registries)
    : IValidateOptions<DurableTaskWorkerWorkItemFilters>
{
    /// <summary>Fills filters with what is registered, each name with its versions.</summary>
    /// <param name="filters">The filters.</param>
    /// <param name="registry">What is registered.</param>
    /// <param name="versioning">The worker's versioning; one that takes its own version only narrows every name to
    /// that.</param>
    public static void Fill(
        DurableTaskWorkerWorkItemFilters filters,
        DurableTaskRegistry registry,
        DurableTaskWorkerOptions.VersioningOptions? versioning)
    {
        string[]? only = versioning?.MatchStrategy == DurableTaskWorkerOptions.VersionMatchStrategy.Strict
            ? [versioning.Version ?? string.Empty]
            : null;
        filters.Orchestrations = [.. VersionsByName(registry.Orchestrators.Keys)
            .Select(one => new DurableTaskWorkerWorkItemFilters.OrchestrationFilter(one.Key, only ?? one.Value))];
        filters.Activities = [.. VersionsByName(registry.Activities.Keys)
            .Select(one => new DurableTaskWorkerWorkItemFilters.ActivityFilter(one.Key, only ?? one.Value))];
        filters.Entities = [];
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DurableTaskWorkerWorkItemFilters options)
    {
        if (options.IsEmpty)
        {
            return ValidateOptionsResult.Skip;
        }

        DurableTaskRegistry registry = registries.Get(name);
        string unknown =
            Unknown("Orchestrations", options.Orchestrations.Select(one => one.Name), registry.Orchestrators.Keys)
            + Unknown("Activities", options.Activities.Select(one => one.Name), registry.Activities.Keys)
            + Unknown("Entities", options.Entities.Select(one => one.Name), []);
        return unknown.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The work item filters of worker "
                + $"'{(string.IsNullOrEmpty(name) ? "<default>" : name)}' name what it has not registered:{unknown}");
    }

    // A name that has no versions serves all of them, so its filter takes all.
    private static IEnumerable<KeyValuePair<string, string[]>> VersionsByName(IEnumerable<TaskKey> keys) =>
        from key in keys
        group key.Version.Version ?? string.Empty by key.Name into versions
        let listed = versions.Order(StringComparer.OrdinalIgnoreCase).ToArray()
        select KeyValuePair.Create(versions.Key.Name, listed is [""] ? [] : listed);

    private static string Unknown(string kind, IEnumerable<string> names, IEnumerable<TaskKey> registered)
    {
        HashSet<TaskName> known = [.. registered.Select(key => key.Name)];
        string[] unknown =
        [
            .. names.Where(name => string.IsNullOrEmpty(name) || !known.Contains(name))
                .Select(name => string.IsNullOrEmpty(name) ? "<empty>" : name),
        ];
        return unknown.Length == 0 ? string.Empty : $" {kind}: [{string.Join(", ", unknown)}]";
    }
}
