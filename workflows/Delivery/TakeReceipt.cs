using System.Collections.Immutable;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Delivery;

/// <summary>Enters a channel's receipt into the ledger of its case, once, and turns to other means where the message
/// did not arrive.</summary>
public sealed class TakeReceipt(
    CaseRegister register, Outbox outbox, IRegisterStore store, Procedures procedures, SecondChannel? second = null)
{
    /// <summary>Receipts of one message that are kept of a channel that goes on deferring; a final one is always
    /// kept.</summary>
    public const int MostDeferrals = 50;

    /// <summary>Takes a receipt.</summary>
    /// <returns>Whether it is new; null where no case has such a message.</returns>
    public async Task<bool?> RunAsync(string channel, ChannelReceipt receipt, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        string[] parts = receipt.MessageKey.Split('/', 2);
        string row = Partitions.OutboxPrefix + parts[^1];
        if (parts.Length < 2 || !CaseNumber.IsValid(parts[0]) || !RegisterLimits.IsKey(row)
            || await store.ReadAsync(Partitions.Case(parts[0]), row, cancellation) is not { } found)
        {
            return null;
        }

        MailReceipt kept = new(parts[1], receipt.Kind, receipt.At, channel, receipt.Reason);
        OutboxItem item = GovJson.Read<OutboxItem>(found.Body);
        bool hasPhone = kept.Missed && second is not null
            && await SecondChannel.ReachesAsync(register, parts[0], cancellation);
        if (hasPhone)
        {
            // Before the message is written, so that the sweeper finds it, also where the case has ended and nothing
            // wakes.
            await outbox.RememberAsync(parts[0], cancellation);
        }

        bool taken = false;
        await register.ChangeAsync(
            parts[0], Actor.System, turn => Enter(turn, receipt.Id, kept, item, hasPhone, out taken), cancellation);
        return taken;
    }

    private Refusal? Enter(CaseTurn turn, string id, MailReceipt kept, OutboxItem item, bool hasPhone, out bool taken)
    {
        ImmutableSortedDictionary<string, MailReceipt> before =
            turn.File.Receipts ?? ImmutableSortedDictionary.Create<string, MailReceipt>(StringComparer.Ordinal);
        MailReceipt[] same = [.. before.Values.Where(r => r.Key == kept.Key)];
        taken = !before.ContainsKey(id) && (kept.Kind != ReceiptKind.Deferred || same.Length < MostDeferrals);
        if (!taken)
        {
            return null;
        }

        turn.Change(f => f with { Receipts = before.Add(id, kept) });
        bool refused = turn.File.Mail.GetValueOrDefault(kept.Key) is { State: DeliveryState.Failed };
        if (kept.Missed && !refused && !same.Any(static r => r.Missed))
        {
            OtherMeans.Use(turn, item, hasPhone, procedures.Of(turn.File).MailFailed(turn, item));
        }

        turn.Record("mail." + GovJson.Name(kept.Kind), item.Rule);
        turn.WakeNobody();
        return null;
    }
}
