using System.Collections.Immutable;

namespace GovMedia.Standalone;

/// <content>What falls due, and what has been done.</content>
internal sealed partial class EngineHost : IClockedWork, IStandaloneEngine
{
    private long nextDue = long.MaxValue;
    private long commits;
    private long failures;
    private long inMemory;
    private long fired;
    private long worst;
    private volatile IReadOnlyDictionary<string, string> parked = ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public DateTimeOffset? NextDue
    {
        get
        {
            long due = Volatile.Read(ref nextDue);
            return due > DateTimeOffset.MaxValue.Ticks ? null : new DateTimeOffset(due, TimeSpan.Zero);
        }
    }

    /// <inheritdoc/>
    public EngineReport Report => new(
        Volatile.Read(ref commits),
        runner?.Answered ?? 0,
        runner?.Count ?? 0,
        Volatile.Read(ref inMemory),
        Volatile.Read(ref fired),
        TimeSpan.FromTicks(Volatile.Read(ref worst)),
        Volatile.Read(ref failures),
        parked,
        broken?.Message);

    /// <inheritdoc/>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        EngineCommand<bool> drain = new(_ => true);
        await Ask(_ => AddDrain(drain), cancellationToken);
        await drain.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancellationToken = default) =>
        Task.Run<IReadOnlyList<string>>(() => storage.Verify(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task BackupAsync(string path, CancellationToken cancellationToken = default) =>
        Task.Run(() => storage.Backup(path), cancellationToken);

    private bool AddDrain(EngineCommand drain)
    {
        drains.Add(drain);
        return true;
    }

    /// <summary>Answers those who wait for quiet, when it is quiet.</summary>
    private void Settle()
    {
        if (drains.Count == 0 || core.HasWork || runner is { Count: > 0 }
            || (core.NextDue is { } due && due <= clock.GetUtcNow().UtcTicks))
        {
            return;
        }

        foreach (EngineCommand drain in drains)
        {
            drain.Done();
        }

        drains.Clear();
    }

    private void Publish()
    {
        commits++;
        Volatile.Write(ref nextDue, core.NextDue ?? long.MaxValue);
        Volatile.Write(ref inMemory, core.InMemory);
        Volatile.Write(ref fired, core.TimersFired);
        Volatile.Write(ref worst, core.WorstLateness);
        parked = core.ParkedInstances;
    }
}
