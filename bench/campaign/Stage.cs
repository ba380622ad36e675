using System.Diagnostics;

namespace GovMedia.Bench.Campaign;

/// <summary>What one stage took, and what others waited meanwhile.</summary>
internal sealed record Stage(
    string Name, double Seconds, double MarkSeconds, double Ratio, double ProcessorSeconds, int Requests, double RequestP50, double RequestP99)
{
    private static readonly string[] Searches = ["/api/accounts?q=卫生&limit=20", "/api/accounts?limit=20"];

    /// <summary>Runs a stage, with somebody searching twenty times a second beside it.</summary>
    public static async Task<Stage> RunAsync(Host host, string name, double mark, Func<Task> work)
    {
        double processor = host.Processor;
        Stopwatch watch = Stopwatch.StartNew();
        using CancellationTokenSource done = new();
        Task<List<double>> asking = AskAsync(host, done.Token);
        await work();
        double seconds = watch.Elapsed.TotalSeconds;
        await done.CancelAsync();
        List<double> took = await asking;
        took.Sort();
        Stage stage = new(
            name,
            Math.Round(seconds, 2),
            Math.Round(mark, 2),
            Math.Round(seconds / mark, 3),
            Math.Round(host.Processor - processor, 2),
            took.Count,
            Share(took, 0.5),
            Share(took, 0.99));
        Console.WriteLine(stage);
        return stage;
    }

    private static async Task<List<double>> AskAsync(Host host, CancellationToken done)
    {
        List<double> took = [];
        for (int i = 0; !done.IsCancellationRequested || i == 0; i++)
        {
            long asked = Stopwatch.GetTimestamp();
            await host.GetAsync(Searches[i % Searches.Length]);
            took.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            await Task.Delay(50, CancellationToken.None);
        }

        return took;
    }

    private static double Share(List<double> sorted, double share) => Math.Round(sorted[(int)(share * (sorted.Count - 1))], 1);
}
