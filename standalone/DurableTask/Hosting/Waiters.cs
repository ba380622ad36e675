using System.Collections.Concurrent;
using GovMedia.Standalone.Engine;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone;

/// <summary>Clients that wait for an instance to begin or to end.</summary>
internal sealed class Waiters
{
    private readonly ConcurrentDictionary<string, List<Waiter>> waiting = new(StringComparer.Ordinal);

    /// <summary>Waits until told; whoever calls looks into the file after this, so that nothing is missed.</summary>
    public Waiter Add(string instanceId, bool untilEnd)
    {
        Waiter waiter = new(instanceId, untilEnd);
        waiting.AddOrUpdate(instanceId, _ => [waiter], (_, others) => [.. others, waiter]);
        return waiter;
    }

    public void Remove(Waiter waiter)
    {
        while (waiting.TryGetValue(waiter.InstanceId, out List<Waiter>? all))
        {
            List<Waiter> rest = [.. all.Where(one => one != waiter)];
            bool swapped = rest.Count == 0
                ? waiting.TryRemove(KeyValuePair.Create(waiter.InstanceId, all))
                : waiting.TryUpdate(waiter.InstanceId, rest, all);
            if (swapped)
            {
                return;
            }
        }
    }

    /// <summary>Tells of an instance whose state is on disk.</summary>
    public void Tell(Instance instance)
    {
        if (!waiting.TryGetValue(instance.Id, out List<Waiter>? all))
        {
            return;
        }

        InstanceView? view = null;
        foreach (Waiter waiter in all)
        {
            if (instance.IsEnded || (!waiter.UntilEnd && instance.Status != OrchestrationRuntimeStatus.Pending))
            {
                view ??= InstanceView.Of(instance);
                waiter.Source.TrySetResult(view);
            }
        }
    }

    public void Fail(Exception reason)
    {
        foreach (Waiter waiter in waiting.Values.SelectMany(all => all))
        {
            waiter.Source.TrySetException(reason);
        }
    }

    internal sealed class Waiter(string instanceId, bool untilEnd)
    {
        public string InstanceId { get; } = instanceId;

        public bool UntilEnd { get; } = untilEnd;

        public TaskCompletionSource<InstanceView> Source { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
