using System.Diagnostics;

namespace GovMedia.Bench.Engine;

/// <summary>Callers that each ask, wait for the result, and ask again.</summary>
/// <param name="Seconds">From the first request to the last result.</param>
/// <param name="Latencies">Milliseconds from each request to its result.</param>
internal sealed record Load(double Seconds, double[] Latencies)
{
    public double P50 => Sample.Median(Latencies);

    public double P99 => Sample.Quantile(Latencies, 0.99);

    public double Rate => Latencies.Length / Seconds;

    public static async Task<Load> RunAsync(int count, int clients, Func<Task> run)
    {
        double[] latencies = new double[count];
        int next = -1;
        long begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (int i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                long asked = Stopwatch.GetTimestamp();
                await run();
                latencies[i] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            }
        })));
        return new Load(Stopwatch.GetElapsedTime(begun).TotalSeconds, latencies);
    }
}
