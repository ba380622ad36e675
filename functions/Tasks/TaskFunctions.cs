using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Access;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Certificates;
using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Certificates;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Repinning;
using GovMedia.Workflows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pack = GovMedia.Rules.Law.Pack;

namespace GovMedia.Functions.Tasks;

/// <summary>The queue of tasks (待办).</summary>
public sealed class TaskFunctions(
    IRegisterStore store, CaseRegister register, LawBook laws, Procedures procedures, CaseLookup cases, CertificateProofs proofs, Waker waker, TimeProvider clock)
{
    private static readonly string[] States = ["open", "done", "cancelled", "all"];

    /// <summary>The caller's tasks; those of a unit below with <c>unit</c>, of every unit for auditors.</summary>
    [Function("ListTasks")]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tasks")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        string state = Query.Choice(request, "state", States) ?? "open";
        string? unit = Query.Text(request, "unit");
        if (unit is not null && !caller.MaySee([unit]))
        {
            throw Caller.NotAllowed($"单位 {unit} 不在您单位的范围内。", $"Unit {unit} lies outside yours.").Thrown();
        }

        PageOf<TaskSummary> page = await TasksAsync(caller, unit, state, Query.Cursor(request), cancellation).PageAsync(request, KeyOf);
        CalendarSet calendars = await laws.CalendarsAsync(cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        return Answer.Json(page with { Items = [.. page.Items.Select(task => Timed(task, calendars, now))] });
    }

    /// <summary>Completes a task.</summary>
    [Function("CompleteTask")]
    public async Task<IActionResult> Complete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tasks/{taskId}/completion")]
        HttpRequest request,
        string taskId,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(taskId);
        Completion completion = await ReadAsync(request, cancellation);
        Caller caller = context.Caller();
        string caseNo = taskId.Split('.')[0];
        CaseFile file = await cases.RequireAsync(caller, caseNo, cancellation);
        IReadOnlyList<Certificate> proven = await ProvenAsync(file, completion, cancellation);
        completion = CertificateProofs.With(completion, proven);
        IReadOnlyList<string> roles = file.Tasks.TryGetValue(taskId, out CaseTask? task) ? task.Roles : [];
        (CaseLaw Before, CaseLaw After)? asked = task is { Kind: RepinDesk.ApprovalTask, State: TaskState.Open }
            && completion.Outcome is "approved" or "done"
                ? (await laws.PinnedAsync(file.Pins, cancellation), await laws.PinnedAsync(RepinDesk.PinsOf(task), cancellation))
                : null;
        Decision decision = await register.ChangeAsync(
            caseNo,
            caller.Acting(roles),
            turn =>
            {
                CertificateProof.Link(turn, proven);
                return TaskDesk.Complete(turn, taskId, completion, caller.User, procedures, asked?.Before);
            },
            asked is { } law ? _ => law.After : null,
            cancellation);
        if (decision.Refusal is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }

        await waker.WakeAsync(client, decision);
        return Answer.Json(CaseAnswer.Of(decision.File!));
    }

    /// <summary>Hands a task that reached the wrong supervising unit on to the right one.</summary>
    [Function("TransferTask")]
    public async Task<IActionResult> Transfer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tasks/{taskId}/transfer")] HttpRequest request,
        string taskId,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(taskId);
        Caller caller = context.Caller();
        (Unit to, string reason) = await TransferRequest.ReadAsync(request, caller, cancellation);
        if (!to.Supervising)
        {
            string accepted = string.Join(", ", caller.People.Units.Values.Where(static u => u.Supervising).Select(static u => u.Id).Order(StringComparer.Ordinal));
            throw Problem.Field(
                "unit", $"“{to.Id}”不是主管单位；可为：{accepted}。", $"'{to.Id}' is no supervising unit; accepted are {accepted}.").Thrown();
        }

        string caseNo = taskId.Split('.')[0];
        CaseFile file = await cases.RequireAsync(caller, caseNo, cancellation);
        IReadOnlyList<string> roles = file.Tasks.TryGetValue(taskId, out CaseTask? task) ? task.Roles : [];
        Decision decision = await register.ChangeAsync(
            caseNo, caller.Acting(roles), turn => TaskDesk.Forward(turn, taskId, to.Id, reason, caller.User), cancellation);
        if (decision.Refusal is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }

        await waker.WakeAsync(client, decision);
        return Answer.Json(CaseAnswer.Of(decision.File!));
    }

    private TaskSummary Timed(TaskSummary task, CalendarSet calendars, DateTimeOffset now)
    {
        if (task.State != TaskState.Open)
        {
            return task;
        }

        // A case's number begins with the code of its pack; a pack that is gone leaves the national calendar.
        Pack? pack = laws.Packs.Packs.FirstOrDefault(p => task.CaseNo.StartsWith(p.Code + "-", StringComparison.Ordinal));
        TimeLeft left = TimeLeft.Of(now, task.DueAt, pack is null ? calendars.National : laws.CalendarOf(pack, calendars));
        return task with { WorkingDaysLeft = left.WorkingDays, Urgency = left.Urgency };
    }

    // A gate's questions are answered by certificates too.
    private async Task<IReadOnlyList<Certificate>> ProvenAsync(CaseFile file, Completion completion, CancellationToken cancellation) =>
        completion.Data?[CertificateProofs.Field] is not null && ChainCase.Codes.Contains(file.Procedure)
            ? await proofs.ReadAsync(
                JsonSerializer.SerializeToElement(completion.Data),
                file.Unit,
                file.FactsAs<ChainFacts>().AccountId,
                await laws.PinnedAsync(file.Pins, cancellation),
                cancellation)
            : [];

    private async IAsyncEnumerable<TaskSummary> TasksAsync(
        Caller caller,
        string? unit,
        string state,
        string? after,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        string prefix = Partitions.TasksPrefix + (unit ?? (caller.SeesAll ? "" : caller.User.Unit));
        string from = state switch { "open" => "open:", "all" => "", _ => "done:" };
        string? to = state == "all" ? null : Partitions.After(from);
        if (state == "open" && (unit is not null || !caller.SeesAll))
        {
            // One unit's open tasks lie in the order of the list already.
            string first = after is null ? from : RegisterReading.After(from + after);
            await foreach (Row row in store.RowsAsync(prefix, first, to, cancellation: cancellation))
            {
                TaskSummary task = GovJson.Read<TaskSummary>(row.Body);
                if (unit is not null || task.Roles.Any(caller.Has))
                {
                    yield return task;
                }
            }

            yield break;
        }

        SortedDictionary<string, TaskSummary> found = new(StringComparer.Ordinal);
        await foreach (Row row in store.ScanAsync(prefix, from, to, cancellation))
        {
            TaskSummary task = GovJson.Read<TaskSummary>(row.Body);
            bool asked = unit is not null || caller.SeesAll || (task.Unit == caller.User.Unit && task.Roles.Any(caller.Has));
            bool here = row.Partition == prefix || (unit is null && caller.SeesAll);
            if (asked && here && (state == "all" || GovJson.Name(task.State) == state))
            {
                found[KeyOf(task)] = task;
            }
        }

        foreach (TaskSummary task in found.Values)
        {
            yield return task;
        }
    }

    private static string KeyOf(TaskSummary task) => $"{Partitions.Sortable(task.DueAt)}:{task.TaskId}";

    private static async Task<Completion> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        JsonElement? data = body.Raw("data");
        Completion completion = new(
            body.Choice("outcome", Completion.Outcomes),
            body.OptionalText("reason", 4000, lines: true),
            data is { } given ? (JsonObject?)JsonNode.Parse(given.GetRawText()) : null,
            AttachmentFields.ReadDocuments(body));
        errors.ThrowIfAny();
        return completion;
    }
}
