using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Delivery;

/// <summary>The messages of cases, as rows beside each case.</summary>
public sealed class Outbox(IRegisterStore store, TimeProvider clock, IChannel? channel = null)
{
    /// <summary>Whether messages of a case could leave now; never where no channel is set up.</summary>
    public async Task<bool> HasReadyAsync(string caseNo, CancellationToken cancellation = default) =>
        channel is not null && (await ReadyAsync(caseNo, cancellation)).Count > 0;

    /// <summary>The messages of a case whose time to be sent has come, oldest first.</summary>
    public async Task<IReadOnlyList<(Row Row, OutboxItem Item)>> ReadyAsync(string caseNo, CancellationToken cancellation = default)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return
        [
            .. (await AllAsync(caseNo, cancellation))
                .Where(m => m.Item.State is DeliveryState.Waiting or DeliveryState.Sending
                    && (m.Item.NextAttemptAt is not { } next || next <= now))
                .OrderBy(static m => m.Item.At),
        ];
    }

    /// <summary>All messages of a case.</summary>
    public async Task<IReadOnlyList<(Row Row, OutboxItem Item)>> AllAsync(string caseNo, CancellationToken cancellation = default)
    {
        List<(Row, OutboxItem)> items = [];
        string from = Partitions.OutboxPrefix;
        while (true)
        {
            IReadOnlyList<Row> rows = await store.ListAsync(
                Partitions.Case(caseNo), from, Partitions.After(Partitions.OutboxPrefix), 500, cancellation);
            items.AddRange(rows.Select(static r => (r, GovJson.Read<OutboxItem>(r.Body))));
            if (rows.Count < 500)
            {
                return items;
            }

            from = rows[^1].Key + " ";
        }
    }
}
