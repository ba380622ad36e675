using System.Diagnostics;
using System.Globalization;
using GovMedia.Standalone;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace GovMedia.Bench.Engine;

/// <summary>Many instances whose timers are due at one instant, while another client starts workflows.</summary>
/// <param name="Count">How many timers.</param>
/// <param name="Armed">How many were started a second beforehand.</param>
/// <param name="Durable">Seconds from the instant until every timer's event was on disk.</param>
/// <param name="Resumed">Seconds until the code of every instance had gone on and its end was on disk.</param>
/// <param name="StartP50">Milliseconds that the other client waited for a start to be acknowledged.</param>
/// <param name="StartP99">The 99th percentile of those.</param>
/// <param name="Starts">How many starts the other client made from the instant to the end.</param>
/// <param name="WorstLateness">The engine's own figure, in seconds.</param>
/// <param name="Load">The load average afterwards.</param>
internal sealed record TimerBurst(
    int Count,
    double Armed,
    double Durable,
    double Resumed,
    double StartP50,
    double StartP99,
    int Starts,
    double WorstLateness,
    double Load)
{
    private const int Attempts = 3;
    private const int Clients = 128;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static async Task<TimerBurst> RunAsync(string folder, int count)
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            string file = Path.Combine(folder, $"timers-{attempt}.db");
            await using Rig rig = await Rig.StartAsync(file);

            // The instant must lie behind the last start; how long the starts take is guessed from some of them.
            Load trial = await Engine.Load.RunAsync(count / 20, Clients, () => rig.Client
                .ScheduleNewOrchestrationInstanceAsync(Programs.Sleeper, DateTime.UtcNow.AddYears(1)));
            DateTime due = DateTime.UtcNow.AddSeconds(5 + (count / trial.Rate * 1.5 * attempt));
            long begun = Stopwatch.GetTimestamp();
            await rig.SleepAsync(count, due, Clients);
            double armed = count / Stopwatch.GetElapsedTime(begun).TotalSeconds;
            if (DateTime.UtcNow.AddSeconds(1) < due)
            {
                return await WatchAsync(rig, file, count, due) with { Armed = armed };
            }
        }

        throw new InvalidOperationException($"{count} timers could not be armed before they were due.");
    }

    private static async Task<TimerBurst> WatchAsync(Rig rig, string file, int count, DateTime due)
    {
        long alreadyResumed = Programs.Resumed;
        using CancellationTokenSource over = new();
        await Task.Delay(due.AddMilliseconds(-500) - DateTime.UtcNow);
        Task<List<double>> other = StartOthersAsync(rig.Client, due, over.Token);
        double durable = await ReachAsync(due, () => rig.Engine.Report.TimersFired >= count);
        await ReachAsync(due, () => Programs.Resumed - alreadyResumed >= count);
        double resumed = await ReachAsync(due, () => Ended(file) >= count);
        await over.CancelAsync();
        List<double> starts = await other;
        EngineReport report = rig.Engine.Report;
        return new TimerBurst(
            count,
            double.NaN,
            durable,
            resumed,
            Sample.Median(starts),
            Sample.Quantile(starts, 0.99),
            starts.Count,
            report.WorstLateness.TotalSeconds,
            Machine.Load());
    }

    private static async Task<List<double>> StartOthersAsync(
        DurableTaskClient client, DateTime since, CancellationToken stop)
    {
        List<double> waited = [];
        while (!stop.IsCancellationRequested)
        {
            long asked = Stopwatch.GetTimestamp();
            await client.ScheduleNewOrchestrationInstanceAsync(Programs.Steps, 1, CancellationToken.None);
            if (DateTime.UtcNow >= since)
            {
                waited.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }

            await Task.Delay(Pause, CancellationToken.None);
        }

        return waited;
    }

    private static async Task<double> ReachAsync(DateTime due, Func<bool> reached)
    {
        while (!reached())
        {
            if (DateTime.UtcNow - due > Limit)
            {
                throw new TimeoutException("The timers' instances did not end.");
            }

            await Task.Delay(Look);
        }

        return (DateTime.UtcNow - due).TotalSeconds;
    }

    private static long Ended(string file)
    {
        using SqliteConnection connection = new($"Data Source={file};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using SqliteCommand query = connection.CreateCommand();
        query.CommandText = "SELECT count(*) FROM instances WHERE status = 1 AND name = $name";
        query.Parameters.AddWithValue("$name", Programs.Sleeper);
        return Convert.ToInt64(query.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
