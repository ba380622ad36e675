using GovMedia.Standalone.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>Which instances must fail, at which step, and what a rewind of one comes to.</summary>
/// <param name="store">What has been made permanent.</param>
/// <param name="world">What is broken and what is mended.</param>
/// <param name="plans">The programs by the ids they run under.</param>
/// <param name="isTerminated">Whether the instance of an id was terminated.</param>
internal sealed class Failures(
    IStore store, World world, IReadOnlyDictionary<string, Plan> plans, Func<string, bool> isTerminated)
{
    /// <summary>The steps whose failure callers were told, by the sub-orchestrations that have since been rewound or
    /// purged without them.</summary>
    private readonly Dictionary<string, string> told = new(StringComparer.Ordinal);

    /// <summary>The name of the step, of a program or a sub-orchestration of it, that it fails at; null for none.
    /// </summary>
    public string? Cause(Plan plan, string id) => First(plan, id) is { } op ? Cause(op, id) : null;

    /// <summary>Holds a failed instance to the cause it should have.</summary>
    public static void Check(Instance instance, string cause)
    {
        TaskFailureDetails? failure = instance.Failure;
        while (failure?.InnerFailure is { } inner)
        {
            failure = inner;
        }

        Assert.True(
            instance.Status == OrchestrationRuntimeStatus.Failed && failure?.ErrorMessage == cause,
            $"{instance.Id} is {instance.Status} with {instance.Output} and should fail at {cause}. {failure}");
    }

    /// <summary>What a rewind of a failed instance comes to, by what has been made permanent.</summary>
    public Repair Trace(string id)
    {
        Op op = First(plans[id], id) ?? throw new InvalidOperationException($"{id} has failed and should not have.");
        if (op.Child is null)
        {
            return new Repair([id], id, op, null, null);
        }

        string child = $"{id}.{op.Name}";
        switch (store.Load(child)?.Status)
        {
            case OrchestrationRuntimeStatus.Failed:
                Repair rest = Trace(child);
                return rest with { Rewound = [id, .. rest.Rewound] };
            case null or OrchestrationRuntimeStatus.Terminated:
                return new Repair([id], null, null, null, child);
            default:
                return new Repair([id], null, null, child, null);
        }
    }

    /// <summary>Notes that an instance is rewound or purged whose caller has been told why it failed.</summary>
    public void Leave(string id, string cause) => told.TryAdd(id, cause);

    /// <summary>Notes that whoever calls an instance has forgotten what it was told of it.</summary>
    public void Forget(string id) => told.Remove(id);

    private Op? First(Plan plan, string id) => plan.Steps().FirstOrDefault(op => Cause(op, id) is not null);

    private string? Cause(Op op, string id)
    {
        if (op.Child is null)
        {
            return world.IsBroken(id, op) ? op.Name : null;
        }

        string child = $"{id}.{op.Name}";
        return told.TryGetValue(child, out string? cause) ? cause
            : isTerminated(child) ? null
            : Cause(op.Child, child);
    }
}
