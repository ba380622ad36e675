using System.Globalization;
using System.Text.Json;
using GovMedia.Standalone.Engine;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>Answers activities; the same call is answered the same way however often it runs, until it is mended.
/// </summary>
internal sealed class World
{
    private readonly Dictionary<string, SortedSet<int>> attempts = [];
    private readonly HashSet<(string Instance, string Step)> mended = [];
    private readonly List<(string Instance, string Step)> mending = [];

    public (string? Result, TaskFailureDetails? Failure) Answer(ActivityWork work)
    {
        Op op = JsonSerializer.Deserialize<Op>(work.Input!)!;
        return work.Name switch
        {
            "fragile" when IsBroken(work.InstanceId, op) => Failed(op.Name),
            "fragile" => Answered(op),
            "broken" => Failed(Number(op.Value)),
            "never" => Failed(Number(Attempt(work, op))),
            _ => Attempt(work, op) is var attempt && attempt < op.Failures ? Failed(Number(attempt)) : Answered(op),
        };
    }

    /// <summary>Whether a step of an instance fails, as nobody has mended it.</summary>
    public bool IsBroken(string instance, Op op) => op.Kind is OpKind.Fragile or OpKind.Fault
        && !mended.Contains((instance, op.Name))
        && !mending.Contains((instance, op.Name));

    /// <summary>Mends a step of an instance in this cycle.</summary>
    public void Mend(string instance, Op op) => mending.Add((instance, op.Name));

    /// <summary>Keeps what was mended in a cycle that became permanent, or forgets it with the cycle.</summary>
    public void Settle(bool isPermanent)
    {
        if (isPermanent)
        {
            mended.UnionWith(mending);
        }

        mending.Clear();
    }

    private static (string?, TaskFailureDetails?) Answered(Op op) =>
        (Model.Answered(op.Value).ToString(CultureInfo.InvariantCulture), null);

    private static (string?, TaskFailureDetails?) Failed(string why) =>
        (null, new TaskFailureDetails("Broken", why, null, null, null));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // The number of a call's attempt follows from its task id, so that running it again gives the same answer.
    private int Attempt(ActivityWork work, Op op)
    {
        string key = $"{work.InstanceId}/{work.Execution}/{op.Name}";
        attempts.TryAdd(key, []);
        attempts[key].Add(work.TaskId);
        return attempts[key].Count(id => id < work.TaskId);
    }
}
