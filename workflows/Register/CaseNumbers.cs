using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Register;

/// <summary>Gives out case numbers, reserved in blocks: unique, not gapless.</summary>
public sealed class CaseNumbers(IRegisterStore store, TimeProvider clock) : IDisposable
{
    private const string Partition = "numbers";
    private const int Block = 50;
    private readonly ConcurrentDictionary<string, (long Next, long End)> _held = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>The next number of a procedure in a jurisdiction, for the present year in China.</summary>
    public async Task<string> NextAsync(string jurisdictionCode, string procedure, CancellationToken cancellation = default) =>
        (await TakeAsync(jurisdictionCode, procedure, 1, cancellation))[0];

    /// <summary>The next numbers, as many as asked for, ascending.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(
        string jurisdictionCode, string procedure, int count, CancellationToken cancellation = default)
    {
        int year = ChinaTime.DateOf(clock.GetUtcNow()).Year;
        string series = $"{jurisdictionCode}-{procedure}-{year}";
        List<string> taken = new(count);
        await _gate.WaitAsync(cancellation);
        try
        {
            while (taken.Count < count)
            {
                (long next, long end) = _held.GetValueOrDefault(series);
                if (next == end)
                {
                    (next, end) = await ReserveAsync(series, Math.Max(Block, count - taken.Count), cancellation);
                }

                taken.Add(CaseNumber.Make(jurisdictionCode, procedure, year, next));
                _held[series] = (next + 1, end);
            }

            return taken;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<(long Next, long End)> ReserveAsync(string series, int count, CancellationToken cancellation)
    {
        while (true)
        {
            Row? row = await store.ReadAsync(Partition, series, cancellation);
            long next = row is null ? 1 : JsonNode.Parse(row.Body)!["next"]!.GetValue<long>();
            string body = new JsonObject { ["next"] = next + count }.ToJsonString();
            RowChange change = row is null
                ? new RowChange.Insert(series, body)
                : new RowChange.Replace(series, body, row.ETag);
            try
            {
                await store.CommitAsync(Partition, [change], cancellation);
                return (next, next + count);
            }
            catch (RegisterConflictException)
            {
                // Another process took this block; take the next.
            }
        }
    }
}
