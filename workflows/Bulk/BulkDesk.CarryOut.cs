using System.Collections.Immutable;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Register;

namespace GovMedia.Workflows.Bulk;

// After the second person: whether the preview is still true, and each item in its turn.
public sealed partial class BulkDesk
{
    private const int Batch = 200;

    private static readonly ImmutableSortedDictionary<string, BulkMark> NoMarks =
        ImmutableSortedDictionary.Create<string, BulkMark>(StringComparer.Ordinal);

    /// <summary>Carries out the next items of a confirmed act.</summary>
    /// <param name="id">The act.</param>
    /// <param name="wake">Wakes the orchestration of a case that changed.</param>
    /// <param name="cancellation">Stops between items; running it again goes on.</param>
    /// <returns>Whether items are left.</returns>
    public async Task<bool> CarryOutAsync(string id, Func<Decision, Task> wake, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wake);
        if (await book.ReadAsync(id, cancellation) is not var (order, etag) || order.State != BulkState.Confirmed)
        {
            return false;
        }

        NewDocument[] documents = await DocumentsAsync(order, cancellation);
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        int done = 0;
        await foreach (BulkItem item in book.ItemsAsync(id, cancellation))
        {
            if (item.Refusal is not null || item.Result is not null)
            {
                continue;
            }

            if (done++ == Batch)
            {
                return true;
            }

            await book.PutAsync(id, await CarryOutAsync(order, item, documents, people, wake, cancellation), cancellation);
        }

        await book.ReplaceAsync(order with { State = BulkState.Done, EndedAt = clock.GetUtcNow() }, etag, cancellation);
        return false;
    }

    private async Task<BulkItem> CarryOutAsync(
        BulkOrder order, BulkItem item, NewDocument[] documents, DirectorySnapshot people, Func<Decision, Task> wake, CancellationToken cancellation)
    {
        IBulkAction action = _actions[order.Action];
        string caseNo = CaseOf(item.Target);
        string key = $"{order.Id}:{item.Target}";
        if ((await register.ReadAsync(caseNo, cancellation))?.File is not { } file
            || DoerOf(order, action, order.ConfirmedBy!, people, file, item) is not { } doer)
        {
            return Ended(item, "refused", NoPower(item.Target));
        }

        Decision decision = await register.ChangeAsync(caseNo, doer.Actor, turn =>
        {
            if (turn.File.BulkActs?.ContainsKey(key) == true)
            {
                // Done by an attempt that this one repeats.
                return null;
            }

            if (action.BasisOf(turn.File, turn.File.Tasks.GetValueOrDefault(item.Target)) != item.Basis)
            {
                return Changed(item.Target);
            }

            BulkMark mark = new(
                order.Action, order.AskedBy.Actor.User, order.ConfirmedBy!.Actor.User, order.Hash, turn.Now);
            turn.Change(f => f with { BulkActs = (f.BulkActs ?? NoMarks).SetItem(key, mark) });
            Refusal? refusal = ActAsTold(turn, order, action, item, doer.Powers, people, documents);
            return refusal is null && turn.Entries.Count == 0 ? Changed(item.Target) : refusal;
        }, cancellation);
        await wake(decision);
        return decision.Refusal is { } refusal
            ? Ended(item, refusal.Code == ChangedCode ? "changed" : "refused", refusal)
            : Ended(item, "done", null);
    }

    // Of the two, one must be allowed to do it to the single case: then it is that one's act, the other's consent.
    private static BulkPerson? DoerOf(
        BulkOrder order, IBulkAction action, BulkPerson confirming, DirectorySnapshot people, CaseFile file, BulkItem item)
    {
        CaseTask? task = file.Tasks.GetValueOrDefault(item.Target);
        return new[] { confirming, order.AskedBy }.FirstOrDefault(p => action.MayDo(p.Powers, people, file, task));
    }

    private async Task<Refusal?> StaleAsync(BulkOrder order, BulkPerson person, CancellationToken cancellation)
    {
        IBulkAction action = _actions[order.Action];
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        NewDocument[] documents = await DocumentsAsync(order, cancellation);
        await foreach (BulkItem item in book.ItemsAsync(order.Id, cancellation))
        {
            if (item.Refusal is not null)
            {
                continue;
            }

            CaseFile? file = (await register.ReadAsync(CaseOf(item.Target), cancellation))?.File;
            if (file is null || DoerOf(order, action, person, people, file, item) is not { } doer)
            {
                return NoPower(item.Target);
            }

            BulkItem now = await EvaluateAsync(order, item, doer, documents, people, cancellation);
            if (now.Basis != item.Basis || now.Refusal is not null)
            {
                return Stale(item, now.Refusal);
            }

            // Four eyes of the case hold for both.
            if (file.Tasks.GetValueOrDefault(item.Target) is { } task
                && task.NotBy.Intersect([.. person.Hands(), .. order.AskedBy.Hands()], StringComparer.Ordinal).Any()
                && action is BulkReceipt)
            {
                return SamePerson(order);
            }
        }

        return null;
    }

    private async Task<NewDocument[]> DocumentsAsync(BulkOrder order, CancellationToken cancellation)
    {
        List<NewDocument> documents = [];
        foreach (BulkDocument kept in order.Documents)
        {
            byte[] content = await archive.ReadAsync(kept.Blob, cancellation)
                ?? throw new InvalidOperationException($"The document {kept.Blob} of bulk act {order.Id} is gone.");
            documents.Add(new NewDocument(kept.Kind, kept.Name, kept.ContentType, content));
        }

        return [.. documents];
    }

    private BulkItem Ended(BulkItem item, string result, Refusal? refusal) => item with
    {
        Result = result,
        ResultRefusal = refusal is null ? null : BulkRefusal.Of(refusal),
        At = clock.GetUtcNow(),
    };

    private const string ChangedCode = "changed-since-preview";

    private static Refusal Changed(string target) => new(
        ChangedCode, $"{target} 在预览之后已有变动，未予办理。", $"{target} has changed since the preview; it was left alone.");

    private static Refusal Stale(BulkItem item, BulkRefusal? now) => new(
        "preview-stale",
        $"{item.Target} 在预览之后已有变动{(now is null ? "" : $"（{now.Message}）")}；请重新预览。",
        $"{item.Target} has changed since the preview{(now is null ? "" : $" ({now.English})")}; preview again.")
    {
        Rule = now?.Rule,
        Article = now?.Article,
    };

    private static Refusal NoPower(string target) => new(
        "not-allowed",
        $"两人都无权办理 {target}。",
        $"Neither of the two persons may do this to {target}.");

    private static Refusal NotThis(BulkOrder order) => new(
        "preview-mismatch",
        $"所确认的不是批量办理 {order.Id} 的预览；请以其 hash 确认。",
        $"This is not the preview of bulk act {order.Id}; confirm it by its hash.");

    private static Refusal SamePerson(BulkOrder order) => new(
        "four-eyes",
        $"批量办理 {order.Id} 须由提出人之外的另一人确认（双人原则）。",
        $"Bulk act {order.Id} is confirmed by another person than the one who asked (four eyes).");

    private static Refusal Closed(BulkOrder order) => new(
        "bulk-closed",
        $"批量办理 {order.Id} 已确认或者已撤回。",
        $"Bulk act {order.Id} is confirmed or withdrawn already.");
}
