using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Register;

namespace GovMedia.Functions.Transparency;

/// <summary>Counts how often statutory limits (<c>ceiling</c>) were kept, by unit and clause. Targets are no limits.</summary>
/// <remarks>Reading every case is dear, and everybody may ask: what was counted is kept for ten minutes of the
/// instance's clock, and one request counts while the others wait.</remarks>
public sealed class OnTimeBook(CaseList list, CaseRegister register, DirectoryBook directory, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _counting = new(1, 1);
    private IReadOnlyList<Counted> _limits = [];
    private DateTimeOffset? _at;

    /// <summary>The figures of the limits that began from one instant to another.</summary>
    /// <param name="from">The first instant, or null.</param>
    /// <param name="to">The end, exclusive, or null.</param>
    /// <param name="jurisdiction">A jurisdiction, or null for all.</param>
    /// <param name="cancellation">Stops counting.</param>
    public async Task<OnTimeAnswer> ReadAsync(
        DateTimeOffset? from, DateTimeOffset? to, string? jurisdiction, CancellationToken cancellation)
    {
        (IReadOnlyList<Counted> limits, DateTimeOffset at) = await CountAsync(cancellation);
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        return new OnTimeAnswer(at, from, to,
        [
            .. limits
                .Where(l => (from is null || l.StartedAt >= from) && (to is null || l.StartedAt < to)
                    && (jurisdiction is null || l.Jurisdiction == jurisdiction))
                .GroupBy(static l => (l.Jurisdiction, l.Unit, l.Rule, l.Article))
                .OrderBy(static g => g.Key.Jurisdiction, StringComparer.Ordinal)
                .ThenBy(static g => g.Key.Unit, StringComparer.Ordinal)
                .ThenBy(static g => g.Key.Rule, StringComparer.Ordinal)
                .Select(g => Row(g.Key, people.Units.GetValueOrDefault(g.Key.Unit)?.Name ?? g.Key.Unit, [.. g])),
        ]);
    }

    /// <inheritdoc/>
    public void Dispose() => _counting.Dispose();

    private static OnTimeRow Row(
        (string Jurisdiction, string Unit, string Rule, string Article) key, string unitName, Counted[] limits)
    {
        int running = limits.Count(static l => l.State == ClockState.Running);
        int onTime = limits.Count(static l => l.State == ClockState.Met);
        int due = limits.Length - running;
        return new OnTimeRow(
            key.Jurisdiction,
            key.Unit,
            unitName,
            key.Rule,
            key.Article,
            limits.Length,
            running,
            due,
            onTime,
            due - onTime,
            due == 0 ? null : Math.Round((double)onTime / due, 4));
    }

    private async Task<(IReadOnlyList<Counted> Limits, DateTimeOffset At)> CountAsync(CancellationToken cancellation)
    {
        await _counting.WaitAsync(cancellation);
        try
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (_at is { } at && now >= at && now - at < Kept)
            {
                return (_limits, at);
            }

            List<Counted> limits = [];
            await foreach (CaseSummary summary in list.AllAsync(cancellation: cancellation))
            {
                if (await register.ReadAsync(summary.CaseNo, cancellation) is { } record)
                {
                    limits.AddRange(record.File.Clocks.Values
                        .Where(static c => c is { Kind: "ceiling", State: not ClockState.Cancelled })
                        .Select(c => new Counted(record.File.Jurisdiction, c.Unit, c.Rule, c.Article, c.StartedAt, c.State)));
                }
            }

            (_limits, _at) = (limits, now);
            return (limits, now);
        }
        finally
        {
            _counting.Release();
        }
    }

    private sealed record Counted(
        string Jurisdiction, string Unit, string Rule, string Article, DateTimeOffset StartedAt, ClockState State);
}
