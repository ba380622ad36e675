using System.Diagnostics;
using System.Globalization;

namespace GovMedia.Bench.Engine;

/// <summary>Very many sleeping instances in a process of their own, which is then killed with SIGKILL.</summary>
/// <param name="Count">How many instances.</param>
/// <param name="Started">How many were started a second.</param>
/// <param name="FileMebibytes">The file's size.</param>
/// <param name="Rss">MiB in RAM after starting them all.</param>
/// <param name="PeakRss">MiB at most.</param>
/// <param name="IdleCpu">Share of one processor while nothing happens, in percent.</param>
/// <param name="FirstAnswer">Seconds from the start of the next process to the result of a workflow.</param>
/// <param name="EngineAnswer">The part of it from opening the engine.</param>
/// <param name="RssAfter">MiB in RAM of the next process.</param>
/// <param name="IdleCpuAfter">As <paramref name="IdleCpu"/>, in the next process.</param>
/// <param name="Load">The load average afterwards.</param>
internal sealed record Sleepers(
    int Count,
    double Started,
    double FileMebibytes,
    double Rss,
    double PeakRss,
    double IdleCpu,
    double FirstAnswer,
    double EngineAnswer,
    double RssAfter,
    double IdleCpuAfter,
    double Load)
{
    /// <summary>First argument of the process that starts the sleepers.</summary>
    public const string Sleep = "sleep";

    /// <summary>First argument of the process that follows it.</summary>
    public const string Wake = "wake";

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    public static async Task<Sleepers> RunAsync(string folder, int count, TimeSpan idle)
    {
        string file = Path.Combine(folder, "sleepers.db");
        double started;
        double rss;
        double peak;
        double cpu;
        using (Process child = Start(Sleep, file, count))
        {
            started = count / await HearAsync(child);
            await Task.Delay(Settling);
            cpu = await IdleAsync(child, idle);
            rss = Machine.Mebibytes(child.Id);
            peak = Machine.Mebibytes(child.Id, "VmHWM");
            child.Kill();
            await child.WaitForExitAsync();
        }

        long begun = Stopwatch.GetTimestamp();
        using Process next = Start(Wake, file, count);
        double engine = await HearAsync(next);
        double answer = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await Task.Delay(Settling);
        double cpuAfter = await IdleAsync(next, idle);
        double rssAfter = Machine.Mebibytes(next.Id);
        next.Kill();
        await next.WaitForExitAsync();
        double size = new FileInfo(file).Length / (double)(1 << 20);
        return new Sleepers(
            count, started, size, rss, peak, cpu, answer, engine, rssAfter, cpuAfter, Machine.Load());
    }

    /// <summary>What the child does: says how many seconds its work took, and waits for its end.</summary>
    public static async Task<int> ChildAsync(string what, string file, int count)
    {
        long begun = Stopwatch.GetTimestamp();
        await using Rig rig = await Rig.StartAsync(file);
        if (what == Sleep)
        {
            await rig.SleepAsync(count, DateTime.UtcNow.AddDays(365), 128);
        }
        else
        {
            await rig.RunAsync(1);
        }

        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await Console.Out.WriteLineAsync(seconds.ToString("R", CultureInfo.InvariantCulture));

        // Ends with the benchmark, should that go before it kills us.
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static Process Start(string what, string file, int count)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no program.");
        ProcessStartInfo start = new(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Sleepers).Assembly.Location);
        }

        start.ArgumentList.Add(what);
        start.ArgumentList.Add(file);
        start.ArgumentList.Add(count.ToString(CultureInfo.InvariantCulture));
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private static async Task<double> HearAsync(Process child) =>
        double.Parse(await child.StandardOutput.ReadLineAsync() ?? "NaN", CultureInfo.InvariantCulture);

    private static async Task<double> IdleAsync(Process child, TimeSpan time)
    {
        double before = Machine.CpuSeconds([child.Id]);
        long begun = Stopwatch.GetTimestamp();
        await Task.Delay(time);
        return (Machine.CpuSeconds([child.Id]) - before) / Stopwatch.GetElapsedTime(begun).TotalSeconds * 100;
    }
}
