namespace GovMedia.Bench.Engine;

/// <summary>One contestant under one load, in every round.</summary>
internal sealed record Figure(string Name, int Steps, int Clients)
{
    private readonly List<double> rates = [];
    private readonly List<double> middles = [];
    private readonly List<double> tails = [];
    private readonly List<double> processor = [];
    private readonly List<double> commits = [];
    private readonly List<double> loads = [];

    /// <summary>Workflows a second, the median of the rounds.</summary>
    public double Rate => Sample.Median(rates);

    public double BestRate => rates.Max();

    /// <summary>Milliseconds from request to result: the median of the rounds' medians.</summary>
    public double P50 => Sample.Median(middles);

    /// <summary>The median of the rounds' 99th percentiles.</summary>
    public double P99 => Sample.Median(tails);

    /// <summary>Milliseconds of processor time a workflow.</summary>
    public double Cpu => Sample.Median(processor);

    /// <summary>Commits a workflow; NaN when the contestant does not say.</summary>
    public double Commits => Sample.Median(commits);

    public async Task MeasureAsync(IContestant contestant, int count)
    {
        double cpu = contestant.CpuSeconds;
        long? before = contestant.Commits;
        Load load = await contestant.RunAsync(Steps, count, Clients);
        processor.Add((contestant.CpuSeconds - cpu) * 1000 / count);
        if (contestant.Commits - before is { } made)
        {
            commits.Add((double)made / count);
        }

        rates.Add(load.Rate);
        middles.Add(load.P50);
        tails.Add(load.P99);
        loads.Add(Machine.Load());
    }

    public object ToJson() => new
    {
        Steps,
        Clients,
        rate = new { median = Rate, best = BestRate, rounds = rates },
        p50 = new { median = P50, rounds = middles },
        p99 = new { median = P99, rounds = tails },
        cpuMilliseconds = new { median = Cpu, rounds = processor },
        commits = commits.Count > 0 ? new { median = Commits, rounds = commits } : null,
        loadAverage = loads,
    };
}
