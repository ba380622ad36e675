using System.Globalization;
using DurableTask.Core.History;
using GovMedia.Standalone.Engine;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>What has been asked of the engine and acknowledged, and what must therefore be so.</summary>
internal sealed partial class Ledger
{
    private readonly IStore store;
    private readonly Failures failures;
    private readonly Dictionary<string, Plan> plans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StartRequest> requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Order> orders = new(StringComparer.Ordinal);

    /// <summary>Whom nothing has resumed since, with the custom status it stands at once that is known.</summary>
    private readonly SortedDictionary<string, string?> suspended = new(StringComparer.Ordinal);

    private readonly HashSet<string> purged = new(StringComparer.Ordinal);
    private readonly HashSet<string> roots = new(StringComparer.Ordinal);

    /// <summary>What is left of the sub-orchestrations of callers that were started over, by execution.
    /// </summary>
    private readonly HashSet<string> leftovers = [];

    /// <summary>A ledger of a world.</summary>
    /// <param name="store">What has been made permanent.</param>
    /// <param name="world">What is broken and what is mended.</param>
    public Ledger(IStore store, World world)
    {
        this.store = store;
        failures = new Failures(store, world, plans, orders.ContainsKey);
    }

    /// <summary>Every id a program was or may be run under, in order.</summary>
    public IReadOnlyList<string> Ids => [.. plans.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The ids that were started from outside, those purged since included.</summary>
    public IReadOnlyList<string> Roots => [.. Ids.Where(id => !id.Contains('.', StringComparison.Ordinal))];

    /// <summary>Notes a start: whatever ran under the id before is forgotten.</summary>
    public void Started(string id, Plan plan, StartRequest request)
    {
        roots.Add(id);
        requests[id] = request;
        Know(id, plan);
    }

    /// <summary>Notes that a live instance is to stay where it is.</summary>
    public void Suspended(string id)
    {
        if (!orders.ContainsKey(id))
        {
            suspended.TryAdd(id, null);
        }
    }

    public void Resumed(string id) => suspended.Remove(id);

    /// <summary>Notes that a live instance is to end; the first to say so is obeyed.</summary>
    public void Terminated(Instance instance, string reason, bool recursive)
    {
        orders.TryAdd(instance.Id, new Order(reason, recursive, instance.Custom));
        suspended.Remove(instance.Id);
    }

    /// <summary>Notes that instances were purged, and for what cause they had failed.</summary>
    public void Purged(IEnumerable<(Instance Instance, string? Cause)> gone)
    {
        foreach ((Instance instance, string? cause) in gone)
        {
            string id = instance.Id;
            Check(store.Load(instance.Key) is null, $"{id} was purged and is still there.");
            if (!leftovers.Contains(instance.Execution))
            {
                Leave(id, cause);
                purged.Add(id);
                roots.Remove(id);
                suspended.Remove(id);
            }
        }
    }

    /// <summary>What a purge takes: an ended instance and, if recursive, its ended sub-orchestrations.</summary>
    public List<(Instance Instance, string? Cause)> Purgeable(string id, bool recursive)
    {
        if (store.Load(id) is not { IsEnded: true } instance)
        {
            return [];
        }

        Close(instance, plans[id]);
        (Instance, string?) first = (instance, CauseNow(instance));
        return recursive
            ? [first, .. Children(instance).SelectMany(child => Purgeable(child.Id, recursive: true))]
            : [first];
    }

    /// <summary>Looks at what has been made permanent.</summary>
    /// <param name="now">The engine's time, in UTC ticks.</param>
    /// <param name="isIdle">Whether the engine has nothing more to do at once.</param>
    public void Observe(long now, bool isIdle)
    {
        foreach ((string id, Order order) in orders.ToArray())
        {
            Observe(id, order, now, isIdle);
        }

        foreach (string id in suspended.Keys.ToArray())
        {
            Observe(id, isIdle);
        }
    }

    /// <summary>Holds every instance to what its program and the orders it got make of it.</summary>
    public void Close()
    {
        foreach (string root in roots)
        {
            Check(store.Load(root) is not null, $"{root} is lost.");
        }

        foreach ((string id, Plan plan) in plans)
        {
            if (store.Load(id) is { } instance)
            {
                Close(instance, plan);
            }
        }
    }

    private void Close(Instance instance, Plan plan)
    {
        string id = instance.Id;
        if (leftovers.Contains(instance.Execution))
        {
            return;
        }

        CheckLabels(instance);
        if (orders.TryGetValue(id, out Order? order))
        {
            Check(
                instance.Status == OrchestrationRuntimeStatus.Terminated && instance.Output == order.Reason,
                $"{id} is {instance.Status} with {instance.Output} and was terminated: {order.Reason}.");
            return;
        }

        CheckNothingOpen(instance);
        if (failures.Cause(plan, id) is { } cause)
        {
            Failures.Check(instance, cause);
            return;
        }

        string expected = Model.Answer(plan, id, orders.ContainsKey)
            .ToString(CultureInfo.InvariantCulture);
        Check(
            instance is { Status: OrchestrationRuntimeStatus.Completed, Failure: null } && instance.Output == expected,
            $"{id} is {instance.Status} with {instance.Output} instead of {expected}. {instance.Failure}");
        foreach ((string child, _) in plan.Children(id))
        {
            Check(store.Load(child) is not null || purged.Contains(child), $"{child} is lost.");
        }
    }

    /// <summary>Holds an ended instance to having waited for all it left open.</summary>
    private void CheckNothingOpen(Instance instance)
    {
        Progress? progress = JsonDataConverter.Default.Deserialize<Progress>(instance.Custom);
        Check(instance.Ended >= progress?.Until, $"{instance.Id} ended before a timer it had left open.");
        HistoryRecord[] records = [.. store.History(instance.Key).SelectMany(chunk => chunk.Records)];
        HashSet<int> answered =
        [
            .. records.Where(one => one.Type is EventType.TaskCompleted or EventType.TaskFailed).Select(one => one.Id),
        ];
        Check(
            instance.Status != OrchestrationRuntimeStatus.Completed
            || records.All(one => one.Type != EventType.TaskScheduled || answered.Contains(one.Id)),
            $"{instance.Id} ended before an activity it had left open.");
    }

    private void Observe(string id, Order order, long now, bool isIdle)
    {
        if (store.Load(id) is not { } instance)
        {
            Check(purged.Contains(id) || !roots.Contains(id), $"{id} is lost.");
            return;
        }

        Check(instance.Custom == order.Custom, $"{id} went on after it was terminated.");
        if (!instance.IsEnded)
        {
            Check(!isIdle, $"{id} is {instance.Status} and was terminated.");
        }
        else if (order.Recursive && !order.IsDone)
        {
            // In the same commit its live sub-orchestrations were told; some have ended by it in that commit too.
            order.IsDone = true;
            foreach (Instance child in Children(instance).Where(one => !one.IsEnded || one.Output == order.Reason))
            {
                Terminated(child, order.Reason, recursive: true);
                Observe(child.Id, orders[child.Id], now, isIdle);
            }
        }
    }

    private void Observe(string id, bool isIdle)
    {
        Instance? instance = store.Load(id);
        Check(instance is { IsEnded: false }, $"{id} was suspended and is {instance?.Status}.");
        if (instance!.Status == OrchestrationRuntimeStatus.Pending || store.Inbox(instance.Key).Count > 0)
        {
            Check(!isIdle || instance.StartAt > 0, $"{id} was suspended and is {instance.Status}.");
            return;
        }

        string custom = instance.Custom ?? string.Empty;
        suspended[id] ??= custom;
        Check(
            instance.Status == OrchestrationRuntimeStatus.Suspended && suspended[id] == custom,
            $"{id} was suspended and is {instance.Status} at {custom} after {suspended[id]}.");
    }

    private IEnumerable<Instance> Children(Instance parent) => plans[parent.Id].Children(parent.Id)
        .Select(child => store.Load(child.Id)).OfType<Instance>().Where(child => child.Parent?.Key == parent.Key);

    private void CheckLabels(Instance instance)
    {
        if (requests.TryGetValue(instance.Id, out StartRequest? request))
        {
            Check(instance.Version == request.Version, $"{instance.Id} is of version {instance.Version}.");
        }

        IReadOnlyDictionary<string, string> tags = request?.Tags ?? Model.Tags(instance.Id);
        Check(
            instance.Tags is { } kept && kept.Count == tags.Count && tags.All(kept.Contains),
            $"{instance.Id} has lost its tags.");
    }

    private void Know(string id, Plan plan)
    {
        plans[id] = plan;
        orders.Remove(id);
        suspended.Remove(id);
        purged.Remove(id);
        failures.Forget(id);
        foreach ((string child, Plan program) in plan.Children(id))
        {
            Know(child, program);
        }
    }

    private static void Check(bool isSo, string why) => Assert.True(isSo, why);

    /// <summary>A termination that was acknowledged.</summary>
    private sealed record Order(string Reason, bool Recursive, string? Custom)
    {
        public bool IsDone { get; set; }
    }
}
