using System.Diagnostics;

namespace GovMedia.Bench.Rules;

/// <summary>Times a loop by hand: nanoseconds an operation, the median over rounds, and bytes allocated.</summary>
internal sealed record Measure(double Median, double Best, double Worst, double BytesPerOperation)
{
    /// <param name="operations">How many operations one call of <paramref name="loop"/> does.</param>
    /// <param name="rounds">How many calls are timed, after as many for warming up.</param>
    /// <param name="loop">The operations; returns something that depends on all of them.</param>
    public static Measure Of(int operations, int rounds, Func<long> loop)
    {
        long sink = 0;
        for (int i = 0; i < rounds; i++)
        {
            sink ^= loop();
        }

        double[] nanoseconds = new double[rounds];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < rounds; i++)
        {
            long begun = Stopwatch.GetTimestamp();
            sink ^= loop();
            nanoseconds[i] = Stopwatch.GetElapsedTime(begun).TotalNanoseconds / operations;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        GC.KeepAlive(sink);
        return Of(nanoseconds, (double)allocated / operations / rounds);
    }

    public static Measure Of(double[] nanoseconds, double bytes)
    {
        double[] sorted = [.. nanoseconds.Order()];
        return new Measure(sorted[sorted.Length / 2], sorted[0], sorted[^1], bytes);
    }
}
