using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Delivery;

/// <summary>The messages of cases, as rows beside each case.</summary>
public sealed class Outbox(IRegisterStore store, TimeProvider clock, IChannel? channel = null)
{
    /// <summary>Whether messages of a case could leave now; never where no channel is set up.</summary>
    public async Task<bool> HasReadyAsync(string caseNo, CancellationToken cancellation = default) =>
        channel is not null && (await AllAsync(caseNo, cancellation)).Any(m => IsReady(m.Item));

    /// <summary>Whether a message could leave now: it waits, its time has come, and there is a channel.</summary>
    public bool IsReady(OutboxItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return channel is not null
            && item.State is DeliveryState.Waiting or DeliveryState.Sending
            && (item.NextAttemptAt is not { } next || next <= clock.GetUtcNow());
    }

    /// <summary>Has the sweeper send a case's messages, also where nothing wakes it.</summary>
    public Task RememberAsync(string caseNo, CancellationToken cancellation = default) =>
        store.CommitAsync(Partitions.Mail, [new RowChange.Put(caseNo, "{}")], cancellation);

    /// <summary>Takes a reminder of the sweeper away, unless it was made anew since it was read.</summary>
    public async Task ForgetAsync(Row reminder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        try
        {
            await store.CommitAsync(Partitions.Mail, [new RowChange.Delete(reminder.Key, reminder.ETag)], cancellation);
        }
        catch (RegisterConflictException)
        {
            // Something was added meanwhile: the sweeper looks once more.
        }
    }

    /// <summary>All messages of a case, oldest first.</summary>
    public async Task<IReadOnlyList<(Row Row, OutboxItem Item)>> AllAsync(string caseNo, CancellationToken cancellation = default)
    {
        List<(Row Row, OutboxItem Item)> items = [];
        IAsyncEnumerable<Row> rows = store.RowsAsync(
            Partitions.Case(caseNo), Partitions.OutboxPrefix, Partitions.After(Partitions.OutboxPrefix), cancellation: cancellation);
        await foreach (Row row in rows)
        {
            items.Add((row, GovJson.Read<OutboxItem>(row.Body)));
        }

        return [.. items.OrderBy(static m => m.Item.At)];
    }
}
