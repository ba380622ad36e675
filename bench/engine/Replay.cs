using System.Diagnostics;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Bench.Engine;

/// <summary>A long history: what a step costs while it grows, and what its replay costs from nothing.</summary>
/// <param name="Events">Events in the history that is replayed.</param>
/// <param name="Cold">Milliseconds from an event to the instance's end in an engine just opened.</param>
/// <param name="ColdShort">The same for an instance of one step.</param>
/// <param name="Rounds">Each round's <paramref name="Cold"/>.</param>
/// <param name="EarlyStep">Milliseconds a step at its best (tenth percentile), of the second to fifth hundred.</param>
/// <param name="LateStep">The same, of the last four hundred.</param>
/// <param name="Load">The load average afterwards.</param>
internal sealed record Replay(
    int Events,
    double Cold,
    double ColdShort,
    IReadOnlyList<double> Rounds,
    double EarlyStep,
    double LateStep,
    double Load)
{
    // A step is four events: episode begun, activity answered, activity scheduled, episode ended.
    private const int Steps = 2_500;
    private const string Large = "large";
    private const string Small = "small";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static async Task<Replay> RunAsync(string folder, int rounds)
    {
        string file = Path.Combine(folder, "replay.db");
        int events;
        double early;
        double late;
        await using (Rig rig = await Rig.StartAsync(file))
        {
            await PrepareAsync(rig.Client, Small, 1);
            events = await PrepareAsync(rig.Client, Large, Steps);
            early = Interval(100, 500);
            late = Interval(Steps - 401, Steps - 1);
            for (int round = 0; round < rounds; round++)
            {
                await rig.Engine.BackupAsync(Copy(file, round));
            }
        }

        List<double> large = [];
        List<double> small = [];
        for (int round = 0; round < rounds; round++)
        {
            await using Rig rig = await Rig.StartAsync(Copy(file, round));
            await rig.RunAsync(1);
            small.Add(await FinishAsync(rig.Client, Small));
            large.Add(await FinishAsync(rig.Client, Large));
        }

        return new Replay(events, Sample.Median(large), Sample.Median(small), large, early, late, Machine.Load());
    }

    private static string Copy(string file, int round) => $"{file}.{round}";

    private static double Interval(int from, int to) => Sample.Quantile(
        Enumerable.Range(from, to - from)
            .Select(i => Stopwatch.GetElapsedTime(Programs.Stamps[i], Programs.Stamps[i + 1]).TotalMilliseconds),
        0.1);

    // Returns once every step is in the history and the instance waits for its event.
    private static async Task<int> PrepareAsync(DurableTaskClient client, string id, int steps)
    {
        Programs.Stamps[steps - 1] = 0;
        await client.ScheduleNewOrchestrationInstanceAsync(Programs.Long, steps, new StartOrchestrationOptions(id));
        while (Volatile.Read(ref Programs.Stamps[steps - 1]) == 0)
        {
            await Task.Delay(Look);
        }

        while (true)
        {
            IList<HistoryEvent> history = await client.GetOrchestrationHistoryAsync(id);
            if (history.Count(one => one is TaskCompletedEvent) == steps)
            {
                return history.Count;
            }

            await Task.Delay(Look);
        }
    }

    private static async Task<double> FinishAsync(DurableTaskClient client, string id)
    {
        long begun = Stopwatch.GetTimestamp();
        await client.RaiseEventAsync(id, "go", string.Empty);
        OrchestrationMetadata ended = await client.WaitForInstanceCompletionAsync(id);
        return ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            ? Stopwatch.GetElapsedTime(begun).TotalMilliseconds
            : throw new InvalidOperationException($"The {id} instance ended {ended.RuntimeStatus}.");
    }
}
