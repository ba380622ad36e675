using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Bulk;
using GovMedia.Workflows.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Bulk;

/// <summary>Acts on many cases or tasks (批量办理): one person previews, another confirms that very preview.</summary>
public sealed class BulkFunctions(BulkDesk desk, BulkBook book, BulkSelection selection, TimeProvider clock)
{
    private static readonly string[] Outcomes = ["would-do", "refused"];
    private static readonly string[] Results = ["pending", "done", "refused", "changed"];

    /// <summary>Shows what an act would do to each item. Nothing is done.</summary>
    [Function("PreviewBulk")]
    public async Task<IActionResult> Preview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/bulk-actions")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        string named = body.Choice("action", [.. desk.Actions.Keys.Order(StringComparer.Ordinal)]);
        string reason = body.Text("reason", 4000, lines: true);
        errors.ThrowIfAny();
        IBulkAction action = desk.Actions[named];
        IReadOnlyList<NewDocument> documents = AttachmentFields.ReadDocuments(body);
        JsonObject with = BulkFields.With(action, body, caller.People.Users.ContainsKey);
        errors.ThrowIfAny();
        IReadOnlyList<string> targets = await selection.ReadAsync(action, body, caller, cancellation);
        BulkOrder order = await desk.PreviewAsync(
            new BulkOrder
            {
                Id = NewId(),
                Action = action.Id,
                With = with,
                Reason = reason,
                Unit = caller.User.Unit!,
                AskedBy = PersonOf(caller),
                AskedAt = clock.GetUtcNow(),
            },
            targets,
            documents,
            cancellation);
        return Answer.Json(BulkAnswer.Of(order, 0, 0), StatusCodes.Status201Created)
            .With("Location", $"/api/bulk-actions/{order.Id}");
    }

    /// <summary>A second person confirms a preview; it is then carried out item by item.</summary>
    [Function("ConfirmBulk")]
    public async Task<IActionResult> Confirm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/bulk-actions/{id}/confirmation")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        string hash = new Fields(await RequestBody.ReadObjectAsync(request, cancellation), errors).Text("hash", 64);
        errors.ThrowIfAny();
        Caller caller = context.Caller();
        await RequireAsync(caller, id, cancellation);
        (BulkOrder? order, Refusal? refusal) = await desk.ConfirmAsync(id, hash, PersonOf(caller), cancellation);
        if (refusal is not null)
        {
            throw Problem.Of(refusal).Thrown();
        }

        await BulkStarter.StartAsync(client, order!, cancellation);
        return Answer.Json(await AnswerAsync(order!, cancellation), StatusCodes.Status202Accepted);
    }

    /// <summary>Withdraws a preview that nobody has confirmed.</summary>
    [Function("WithdrawBulk")]
    public async Task<IActionResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/bulk-actions/{id}/withdrawal")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        await RequireAsync(context.Caller(), id, cancellation);
        (BulkOrder? order, Refusal? refusal) = await desk.WithdrawAsync(id, cancellation);
        return refusal is null ? Answer.Json(BulkAnswer.Of(order!, 0, 0)) : throw Problem.Of(refusal).Thrown();
    }

    /// <summary>The bulk acts of the caller's units, newest first.</summary>
    [Function("ListBulk")]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/bulk-actions")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        PageOf<BulkOrder> page = await book.AllAsync(cancellation)
            .Where(o => caller.MaySee([o.Unit]))
            .OrderBy(NewestFirst, StringComparer.Ordinal)
            .PageAsync(request, NewestFirst);
        List<BulkAnswer> answers = [];
        foreach (BulkOrder order in page.Items)
        {
            answers.Add(await AnswerAsync(order, cancellation));
        }

        return Answer.Json(new PageOf<BulkAnswer>(answers, page.NextCursor));
    }

    /// <summary>How a bulk act stands.</summary>
    [Function("ReadBulk")]
    public async Task<IActionResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/bulk-actions/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) =>
        Answer.Json(await AnswerAsync(await RequireAsync(context.Caller(), id, cancellation), cancellation));

    /// <summary>The items of a bulk act: what the preview says of each, and what came of it.</summary>
    [Function("ListBulkItems")]
    public async Task<IActionResult> Items(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/bulk-actions/{id}/items")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        await RequireAsync(context.Caller(), id, cancellation);
        string? outcome = Query.Choice(request, "outcome", Outcomes);
        string? result = Query.Choice(request, "result", Results);
        PageOf<BulkItem> page = await book.ItemsAsync(id, cancellation)
            .Where(i => (outcome is null || (i.Refusal is null) == (outcome == "would-do"))
                && (result is null || i.Result == result || (result == "pending" && i.Result is null && i.Refusal is null)))
            .PageAsync(request, static i => i.Number.ToString("000000", CultureInfo.InvariantCulture));
        string language = Language.Of(request);
        return Answer.Json(new PageOf<BulkItemAnswer>([.. page.Items.Select(i => BulkItemAnswer.Of(i, language))], page.NextCursor));
    }

    // A key that sorts by what time is left till the end of days: what is asked for meanwhile comes before every cursor.
    private static string NewestFirst(BulkOrder order) => string.Create(
        CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - order.AskedAt.UtcTicks:D19}:{order.Id}");

    // The address is no part of what is kept.
    private static BulkPerson PersonOf(Caller caller) => new(caller.Acting(caller.User.Roles), caller.User with { Email = null });

    private string NewId() => string.Create(
        CultureInfo.InvariantCulture,
        $"{ChinaTime.DateOf(clock.GetUtcNow()):yyyyMMdd}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");

    private async Task<BulkOrder> RequireAsync(Caller caller, string id, CancellationToken cancellation) =>
        await book.ReadAsync(id, cancellation) is var (order, _) && caller.MaySee([order.Unit])
            ? order
            : throw Problem.Of("unknown-bulk", $"没有批量办理 {id}。", $"There is no bulk act {id}.").Thrown();

    private async Task<BulkAnswer> AnswerAsync(BulkOrder order, CancellationToken cancellation)
    {
        int done = 0;
        int notDone = 0;
        if (order.State is BulkState.Confirmed or BulkState.Done)
        {
            await foreach (BulkItem item in book.ItemsAsync(order.Id, cancellation))
            {
                done += item.Result == "done" ? 1 : 0;
                notDone += item.Result is "refused" or "changed" ? 1 : 0;
            }
        }

        return BulkAnswer.Of(order, done, notDone);
    }
}
