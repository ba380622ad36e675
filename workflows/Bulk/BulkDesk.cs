using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Bulk;

/// <summary>Previews a bulk act, has a second person confirm that very preview, and carries it out.</summary>
/// <remarks>
/// Each item is a turn of its own case: what it does, the mark with both persons and the preview's hash are one commit, so
/// that an attempt repeated after a crash finds the mark and does nothing twice. What changed since the preview is left alone.
/// </remarks>
public sealed partial class BulkDesk(
    BulkBook book, CaseRegister register, DirectoryBook directory, IBlobArchive archive, IEnumerable<IBulkAction> actions, TimeProvider clock)
{
    /// <summary>Items of one bulk act at most.</summary>
    public const int MostItems = 5000;

    private readonly ImmutableDictionary<string, IBulkAction> _actions = actions.ToImmutableDictionary(static a => a.Id);

    /// <summary>The acts there are, by id.</summary>
    public IReadOnlyDictionary<string, IBulkAction> Actions => _actions;

    /// <summary>Works out what an act would do to each of some cases or tasks, and keeps that. Nothing is done.</summary>
    /// <param name="order">The act, without hash and counts.</param>
    /// <param name="targets">Case numbers or task ids, as the act takes them.</param>
    /// <param name="documents">Documents for every item.</param>
    /// <param name="cancellation">Stops the work; an act that was not written whole is not found.</param>
    public async Task<BulkOrder> PreviewAsync(
        BulkOrder order, IReadOnlyList<string> targets, IReadOnlyList<NewDocument> documents, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(documents);
        order = order with { Documents = [.. await KeepAsync(order.Id, documents, cancellation)] };
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        List<BulkItem> items = [];
        foreach (string target in targets.Distinct(StringComparer.Ordinal))
        {
            BulkItem item = new() { Number = items.Count + 1, Target = target };
            items.Add(await EvaluateAsync(order, item, order.AskedBy, documents, people, cancellation));
        }

        order = order with
        {
            Items = items.Count,
            Refused = items.Count(static i => i.Refusal is not null),
            Hash = HashOf(order, items),
        };
        await book.AddAsync(order, items, cancellation);
        return order;
    }

    /// <summary>A second person confirms a preview, which must still be true of every case.</summary>
    /// <returns>The act as confirmed, or why nothing was done.</returns>
    public async Task<(BulkOrder? Order, Refusal? Refusal)> ConfirmAsync(
        string id, string hash, BulkPerson person, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (await book.ReadAsync(id, cancellation) is not var (order, etag))
        {
            return (null, null);
        }

        if (order.ConfirmedBy?.Actor.User == person.Actor.User && order.Hash == hash)
        {
            return (order, null);
        }

        Refusal? refusal = order.State != BulkState.Previewed ? Closed(order)
            : order.Hash != hash ? NotThis(order)
            : order.AskedBy.Hands().Intersect(person.Hands(), StringComparer.Ordinal).Any() ? SamePerson(order)
            : await StaleAsync(order, person, cancellation);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        BulkOrder confirmed = order with { State = BulkState.Confirmed, ConfirmedBy = person, ConfirmedAt = clock.GetUtcNow() };
        try
        {
            await book.ReplaceAsync(confirmed, etag, cancellation);
            return (confirmed, null);
        }
        catch (RegisterConflictException)
        {
            return (null, Closed(order));
        }
    }

    /// <summary>Withdraws an act that nobody has confirmed.</summary>
    public async Task<(BulkOrder? Order, Refusal? Refusal)> WithdrawAsync(string id, CancellationToken cancellation = default)
    {
        if (await book.ReadAsync(id, cancellation) is not var (order, etag))
        {
            return (null, null);
        }

        if (order.State != BulkState.Previewed)
        {
            return (null, Closed(order));
        }

        try
        {
            BulkOrder withdrawn = order with { State = BulkState.Withdrawn, EndedAt = clock.GetUtcNow() };
            await book.ReplaceAsync(withdrawn, etag, cancellation);
            return (withdrawn, null);
        }
        catch (RegisterConflictException)
        {
            return (null, Closed(order));
        }
    }

    // What the case would say to one item: who has no part in it learns nothing of it.
    private async Task<BulkItem> EvaluateAsync(
        BulkOrder order, BulkItem item, BulkPerson person, IReadOnlyList<NewDocument> documents, DirectorySnapshot people, CancellationToken cancellation)
    {
        IBulkAction action = _actions[order.Action];
        string caseNo = CaseOf(item.Target);
        CaseFile? file = CaseNumber.IsValid(caseNo) ? (await register.ReadAsync(caseNo, cancellation))?.File : null;
        if (file is null || !CaseSummary.Of(file).Units.Any(u => person.Powers.Unit is { } own && people.IsWithin(u, own)))
        {
            return item with { Refusal = new BulkRefusal("unknown-case", $"没有案件 {caseNo}。", $"There is no case {caseNo}.", null, null) };
        }

        CaseTask? task = file.Tasks.GetValueOrDefault(item.Target);
        if (action.OnTasks && task is null)
        {
            return item with
            {
                Unit = file.Unit,
                Refusal = new BulkRefusal("unknown-task", $"没有待办 {item.Target}。", $"There is no task {item.Target}.", null, null),
            };
        }

        (Refusal? refusal, IReadOnlyList<LedgerEntry> entries) = await register.RehearseAsync(
            caseNo, person.Actor, turn => ActAsTold(turn, order, action, item, person.Powers, people, documents), cancellation);
        return item with
        {
            Unit = file.Unit,
            Basis = action.BasisOf(file, task),
            Would = [.. entries.Select(static e => e.Action)],
            Refusal = refusal is not null ? BulkRefusal.Of(refusal)
                : entries.Count > 0 ? null
                : new BulkRefusal("nothing-to-do", $"{item.Target} 已是如此。", $"{item.Target} is so already.", null, null),
        };
    }

    private static Refusal? ActAsTold(
        CaseTurn turn, BulkOrder order, IBulkAction action, BulkItem item, User powers, DirectorySnapshot people, IReadOnlyList<NewDocument> documents)
    {
        User? assignee = order.With["user"]?.GetValue<string>() is { } user ? people.Users.GetValueOrDefault(user) : null;
        return action.Act(turn, new BulkAct(order, turn.File.Tasks.GetValueOrDefault(item.Target), powers, assignee, documents));
    }

    private async Task<List<BulkDocument>> KeepAsync(string id, IReadOnlyList<NewDocument> documents, CancellationToken cancellation)
    {
        List<BulkDocument> kept = [];
        foreach (NewDocument document in documents)
        {
            string hash = Convert.ToHexStringLower(SHA256.HashData(document.Content));
            string blob = $"bulk/{id}/{hash}";
            await archive.WriteOnceAsync(blob, document.Content, cancellation);
            kept.Add(new BulkDocument(document.Kind, document.Name, document.ContentType, hash, blob));
        }

        return kept;
    }

    private static string CaseOf(string target) => target.Split('.')[0];

    private static string HashOf(BulkOrder order, IEnumerable<BulkItem> items)
    {
        JsonObject preview = new()
        {
            ["id"] = order.Id,
            ["action"] = order.Action,
            ["with"] = order.With.DeepClone(),
            ["reason"] = order.Reason,
            ["askedBy"] = order.AskedBy.Actor.User,
            ["documents"] = new JsonArray([.. order.Documents.Select(static d => (JsonNode)$"{d.Kind} {d.Name} {d.Sha256}")]),
            ["items"] = new JsonArray(
            [
                .. items.Select(static i => (JsonNode)new JsonObject
                {
                    ["target"] = i.Target,
                    ["basis"] = i.Basis,
                    ["would"] = string.Join(' ', i.Would),
                    ["refusal"] = i.Refusal?.Code,
                }),
            ]),
        };
        return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(preview)));
    }
}
