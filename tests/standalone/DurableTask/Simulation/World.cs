using System.Globalization;
using System.Text.Json;
using GovMedia.Standalone.Engine;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>Answers activities; the same call is answered the same way however often it runs.</summary>
internal sealed class World
{
    private readonly Dictionary<string, SortedSet<int>> attempts = [];

    public (string? Result, TaskFailureDetails? Failure) Answer(ActivityWork work)
    {
        Op op = JsonSerializer.Deserialize<Op>(work.Input!)!;
        string value = op.Value.ToString(CultureInfo.InvariantCulture);
        return work.Name == "broken" || Attempt(work, op) < op.Failures
            ? (null, new TaskFailureDetails("Broken", value, null, null, null))
            : (Model.Answered(op.Value).ToString(CultureInfo.InvariantCulture), null);
    }

    // The number of a call's attempt follows from its task id, so that running it again gives the same answer.
    private int Attempt(ActivityWork work, Op op)
    {
        string key = $"{work.InstanceId}/{work.Execution}/{op.Name}";
        attempts.TryAdd(key, []);
        attempts[key].Add(work.TaskId);
        return attempts[key].Count(id => id < work.TaskId);
    }
}
