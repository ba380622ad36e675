namespace GovMedia.Bench.Engine;

/// <summary>Something that runs workflows: this engine, or a peer.</summary>
internal interface IContestant : IAsyncDisposable
{
    string Name { get; }

    /// <summary>What it is and how it stores, in a few words.</summary>
    string About { get; }

    /// <summary>Processor time used so far, in seconds, by every process that does its work.</summary>
    double CpuSeconds { get; }

    /// <summary>Transactions committed so far; null when it does not say.</summary>
    long? Commits { get; }

    /// <summary>Runs workflows of so many steps and looks at their results.</summary>
    Task<Load> RunAsync(int steps, int count, int clients);
}
