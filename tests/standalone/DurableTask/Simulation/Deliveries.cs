using System.Globalization;
using GovMedia.Standalone.Engine;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>The events that programs wait for from outside, each sent once, in order to each receiver.</summary>
internal sealed class Deliveries(Random random, IStore store, Ledger ledger)
{
    private readonly Dictionary<string, Queue<(string Name, int Value)>> events = [];

    /// <summary>Whether a live instance has not got all of its events yet.</summary>
    public bool AreAwaited => events.Keys.Any(id => store.Load(id) is { IsEnded: false });

    /// <summary>Adds events to be sent; what was for an earlier run of these instances is not sent any more.</summary>
    public void Expect(IEnumerable<(string Instance, string Name, int Value)> wanted)
    {
        foreach (var receiver in wanted.GroupBy(one => one.Instance))
        {
            events[receiver.Key] = new Queue<(string, int)>(receiver.Select(one => (one.Name, one.Value)));
        }
    }

    /// <summary>Sends some of the events whose receivers exist.</summary>
    /// <remarks>Not to those that would lose what they are still to get: a failed one that may yet be rewound, and what
    /// is left of an instance that is to come again under its id.</remarks>
    public void Take(EngineCore core, List<Action> afterwards)
    {
        foreach ((string instance, Queue<(string Name, int Value)> queue) in events.ToArray())
        {
            if (random.Next(4) != 0
                || store.Load(instance) is null or { Status: OrchestrationRuntimeStatus.Failed }
                || ledger.IsLeftover(instance))
            {
                continue;
            }

            (string name, int value) = queue.Peek();
            core.Raise(instance, random.Next(2) == 0 ? name : name.ToUpperInvariant(), value.ToString(CultureInfo.InvariantCulture));
            afterwards.Add(() =>
            {
                queue.Dequeue();
                if (queue.Count == 0 && events.GetValueOrDefault(instance) == queue)
                {
                    events.Remove(instance);
                }
            });
        }
    }
}
