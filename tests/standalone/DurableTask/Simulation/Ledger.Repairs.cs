using GovMedia.Standalone.Engine;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <content>Instances that are taken back, or run over.</content>
internal sealed partial class Ledger
{
    /// <summary>The ids of failed instances.</summary>
    public IReadOnlyList<string> Failed =>
        [.. Ids.Where(id => store.Load(id) is { Status: OrchestrationRuntimeStatus.Failed } && !IsLeftover(id))];

    /// <summary>Whether an instance is what a caller left behind that was started over since.</summary>
    public bool IsLeftover(string id) => store.Load(id) is { } instance && leftovers.Contains(instance.Execution);

    /// <summary>Whom to rewind for a failed instance: itself, unless its caller waits for an event of it, which it may
    /// only send while the caller is there to take it.</summary>
    public string ToRewind(string id) =>
        plans[id].Echo is not null && store.Load(id)?.Parent is { } parent && store.Load(parent.Key) is not null
            ? ToRewind(parent.Id)
            : id;

    /// <summary>What a rewind comes to.</summary>
    /// <returns>Null when it must not be given: what it starts anew has live sub-orchestrations under the ids of those
    /// to come.</returns>
    public Repair? Trace(string id)
    {
        Repair repair = failures.Trace(id);
        return repair.Fresh is { } fresh && HasLiveUnder(fresh) ? null : repair;
    }

    /// <summary>What is to be noted of a rewind once it is permanent.</summary>
    /// <param name="id">The instance.</param>
    /// <param name="repair">What the rewind comes to.</param>
    /// <param name="fresh">Takes a program that is started anew, and the id it runs under.</param>
    public Action Rewinding(string id, Repair repair, Action<string, Plan> fresh)
    {
        string? cause = CauseNow(store.Load(id)!);
        IReadOnlyList<string> left = repair.Fresh is { } child ? Under(child) : [];
        return () =>
        {
            Check(
                store.Load(id) is not { IsEnded: false, Failure: not null }, $"{id} was rewound and keeps a failure.");
            Leave(id, cause);
            foreach (string called in repair.Rewound.Skip(1).Append(repair.Answering).OfType<string>())
            {
                failures.Forget(called);
            }

            if (repair.Fresh is { } again)
            {
                leftovers.UnionWith(left);
                Know(again, plans[again]);
                fresh(again, plans[again]);
            }
        };
    }

    /// <summary>Whether an ended instance can be run over under its id, nothing of its last run being under way.
    /// </summary>
    public bool CanRestart(string id) => !HasLiveUnder(id);

    /// <summary>What is to be noted of a restart once it is permanent.</summary>
    /// <param name="old">The instance.</param>
    /// <param name="id">The id it runs under again.</param>
    /// <param name="started">Takes the program, the id it runs under, and what it was started with.</param>
    public Action Restarting(Instance old, string id, Action<string, Plan, StartRequest> started)
    {
        Plan plan = JsonDataConverter.Default.Deserialize<Plan>(old.Input)!;
        StartRequest request = requests[old.Id] with { InstanceId = id, StartAt = 0 };
        IReadOnlyList<string> left = Under(id);
        return () =>
        {
            leftovers.UnionWith(left);
            started(id, plan, request);
        };
    }

    private string? CauseNow(Instance instance) =>
        instance.Status == OrchestrationRuntimeStatus.Failed && !leftovers.Contains(instance.Execution)
            ? failures.Cause(plans[instance.Id], instance.Id)
            : null;

    private void Leave(string id, string? cause)
    {
        if (cause is not null)
        {
            failures.Leave(id, cause);
        }
    }

    private bool HasLiveUnder(string id) => InstancesUnder(id).Any(one => !one.IsEnded);

    private IReadOnlyList<string> Under(string id) => [.. InstancesUnder(id).Select(one => one.Execution)];

    private IEnumerable<Instance> InstancesUnder(string id) => Ids
        .Where(one => one.StartsWith(id + ".", StringComparison.Ordinal)).Select(store.Load).OfType<Instance>();
}
