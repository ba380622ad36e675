using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Vault;

namespace GovMedia.Workflows.Delivery;

/// <summary>Hands the waiting messages of a case to the channel, and records what came of each.</summary>
/// <remarks>
/// A message is marked as leaving before it is handed over and as gone after. Found marked as leaving, it is sent again with
/// the same Message-ID, and the ledger says that it may have arrived twice. Without a channel everything waits. What is
/// refused for good goes by <see cref="OtherMeans"/>.
/// </remarks>
public sealed class DeliverMail(
    CaseRegister register,
    Outbox outbox,
    IRegisterStore store,
    DirectoryBook directory,
    Procedures procedures,
    TimeProvider clock,
    IChannel? channel = null,
    SecondChannel? second = null)
{
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    // A message found leaving must be another process's: two runs for one case in this one would send it twice.
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _underWay = new(StringComparer.Ordinal);

    /// <summary>Sends what is ready; what is not accepted waits for its next attempt.</summary>
    /// <returns>How many left.</returns>
    public async Task<int> RunAsync(string caseNo, CancellationToken cancellation = default)
    {
        TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_underWay.GetOrAdd(caseNo, mine) is { } holder && holder != mine)
        {
            await holder.Task.WaitAsync(cancellation);
        }

        try
        {
            return await RunAloneAsync(caseNo, cancellation);
        }
        finally
        {
            _underWay.TryRemove(caseNo, out _);
            mine.SetResult();
        }
    }

    private async Task<int> RunAloneAsync(string caseNo, CancellationToken cancellation)
    {
        // Read before the messages: whoever adds one afterwards makes another, which then stays.
        Row? reminder = await store.ReadAsync(Partitions.Mail, caseNo, cancellation);
        int sent = 0;
        bool waiting = false;
        foreach ((Row row, OutboxItem item) in await outbox.AllAsync(caseNo, cancellation))
        {
            if (item.State is DeliveryState.Waiting or DeliveryState.Sending)
            {
                bool left = outbox.IsReady(item) && await SendAsync(caseNo, row, item, cancellation);
                sent += left ? 1 : 0;

                // Also what is not ready yet: it has nobody but the sweeper to try it again.
                waiting |= !left;
            }
        }

        if (waiting && reminder is null)
        {
            await outbox.RememberAsync(caseNo, cancellation);
        }
        else if (!waiting && reminder is not null)
        {
            await outbox.ForgetAsync(reminder, cancellation);
        }

        return sent;
    }

    private async Task<bool> SendAsync(string caseNo, Row row, OutboxItem item, CancellationToken cancellation)
    {
        IChannel? by = item.To == OutboxItem.Phone ? second?.Channel : channel;
        string? to = await AddressAsync(caseNo, item, cancellation);
        if (to is null || by is null)
        {
            string why = to is null ? $"{item.To} has no address" : "no second channel is set up";
            await PostponeAsync(row, item with { Attempts = item.Attempts + 1 }, why, cancellation);
            return false;
        }

        // Left as sending by a process that is gone: the other side may have it, and nobody can know.
        OutboxItem leaving = item with
        {
            State = DeliveryState.Sending,
            Channel = by.Name,
            Attempts = item.Attempts + 1,
            NextAttemptAt = null,
            PerhapsTwice = item.PerhapsTwice || item.State == DeliveryState.Sending,
        };
        try
        {
            await store.CommitAsync(row.Partition, [new RowChange.Replace(row.Key, GovJson.Write(leaving), row.ETag)], cancellation);
        }
        catch (RegisterConflictException)
        {
            // Somebody else is sending it this very moment.
            return false;
        }

        try
        {
            string body = await BodyAsync(caseNo, row.Key, item, cancellation);
            string answer = await by.SendAsync(
                new OutgoingMessage($"{caseNo}/{item.Key}", to, item.Template, item.Subject, body), cancellation);
            await SettleAsync(caseNo, row.Key, leaving, DeliveryState.Sent, answer, cancellation);
            return true;
        }
        catch (DeliveryException e) when (e.Permanent)
        {
            await SettleAsync(caseNo, row.Key, leaving, DeliveryState.Failed, e.Message, cancellation);
            return true;
        }
        catch (DeliveryException e)
        {
            Row now = await store.ReadAsync(row.Partition, row.Key, cancellation) ?? row;
            await PostponeAsync(now, leaving, e.Message, cancellation);
            return false;
        }
    }

    private async Task SettleAsync(
        string caseNo, string rowKey, OutboxItem leaving, DeliveryState state, string answer, CancellationToken cancellation)
    {
        bool hasPhone = state == DeliveryState.Failed && leaving.To == OutboxItem.Applicant && second is not null
            && await SecondChannel.ReachesAsync(register, caseNo, cancellation);
        if (hasPhone)
        {
            await outbox.RememberAsync(caseNo, cancellation);
        }

        await register.ChangeAsync(caseNo, Actor.System, turn =>
        {
            if (turn.File.Mail.ContainsKey(leaving.Key))
            {
                return null;
            }

            OutboxItem done = leaving with { State = state, SentAt = turn.Now, Answer = answer };
            turn.Put(new RowChange.Put(rowKey, GovJson.Write(done)));
            turn.Change(f => f with
            {
                Mail = f.Mail.Add(leaving.Key, new Dispatch(leaving.Template, state, turn.Now, leaving.Channel!, answer, leaving.PerhapsTwice)),
            });
            IProcedure procedure = procedures.Of(turn.File);

            // The channel may have told that it came back before we could note that it left.
            bool missed = turn.File.Receipts?.Values.Any(r => r.Missed && r.Key == leaving.Key) == true;
            if (state == DeliveryState.Failed)
            {
                OtherMeans.Use(turn, done, hasPhone, procedure.MailFailed(turn, done));
            }
            else if (!missed)
            {
                procedure.MailSent(turn, done);
            }

            turn.Record(state == DeliveryState.Sent ? "mail.sent" : "mail.failed", leaving.Rule);
            turn.WakeNobody();
            return null;
        }, cancellation);
    }

    private async Task PostponeAsync(Row row, OutboxItem item, string why, CancellationToken cancellation)
    {
        TimeSpan wait = Waits[Math.Clamp(item.Attempts - 1, 0, Waits.Length - 1)];
        OutboxItem later = item with { State = DeliveryState.Waiting, NextAttemptAt = clock.GetUtcNow() + wait, Answer = why };
        await store.CommitAsync(row.Partition, [new RowChange.Put(row.Key, GovJson.Write(later))], cancellation);
    }

    private async Task<string> BodyAsync(string caseNo, string rowKey, OutboxItem item, CancellationToken cancellation)
    {
        if (!item.Sealed)
        {
            return item.Body;
        }

        CaseCipher cipher = await register.CipherAsync(caseNo, cancellation)
            ?? throw new DeliveryException("the personal data of the case were erased", permanent: true);
        try
        {
            return Encoding.UTF8.GetString(cipher.Open(rowKey, Convert.FromBase64String(item.Body)));
        }
        catch (CryptographicException e)
        {
            throw new DeliveryException("the message cannot be opened", permanent: true, e);
        }
    }

    private async Task<string?> AddressAsync(string caseNo, OutboxItem item, CancellationToken cancellation)
    {
        string to = item.To;
        if (item.IsToCitizen)
        {
            Applicant? applicant = await register.OpenVaultAsync<Applicant>(caseNo, "applicant", cancellation);
            return to == OutboxItem.Phone ? applicant?.Phone : applicant?.Email;
        }

        int dot = to.LastIndexOf('.');
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        string unit = to[..dot];

        // Who has left, or has no address, is not reached; the others of the role are.
        return item.Person is { } person && people.Users.GetValueOrDefault(person) is { Disabled: false, Email: { } own } user && user.Unit == unit
            ? own
            : people.Holders(unit, to[(dot + 1)..]).Select(static u => u.Email).FirstOrDefault(static e => e is not null);
    }
}
