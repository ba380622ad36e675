using System.Text;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;

namespace GovMedia.Workflows.Delivery;

/// <summary>What follows where a message did not reach its citizen: the second channel where there is one, else a
/// task for the unit to tell them by other means. Pure.</summary>
/// <remarks>Source: Yunnan Measures, article 45 (及时将处理结果告知异议申请人); that other letters must arrive too is ours.</remarks>
public static class OtherMeans
{
    /// <summary>The task of telling an applicant whom mail does not reach.</summary>
    public const string TellTask = "tell-applicant";

    /// <summary>Turns to other means for a message to the citizen; <see cref="CaseTurn.Record"/> follows. Messages to
    /// staff are left: their tasks stand without them.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="item">The message that was refused, bounced or dropped.</param>
    /// <param name="hasPhone">Whether the citizen left a telephone number and a second channel is set up.</param>
    /// <param name="dueAt">Until when they must be told; null where no clock runs for it.</param>
    public static void Use(CaseTurn turn, OutboxItem item, bool hasPhone, DateTimeOffset? dueAt)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(item);
        if (!item.IsToCitizen)
        {
            return;
        }

        if (item.To == OutboxItem.Applicant && hasPhone)
        {
            Letter same = new(item.Template, item.Rule, item.Subject, BodyOf(turn, item));
            turn.Tell(item.Key + OutboxItem.PhoneSuffix, OutboxItem.Phone, same);
            return;
        }

        string key = item.To == OutboxItem.Phone ? item.Key[..^OutboxItem.PhoneSuffix.Length] : item.Key;
        turn.OpenTask(
            TellTask,
            turn.File.Unit,
            new HandlingUnit(turn.File.Unit, turn.File.Supervising, turn.File.Supervisor).Handlers,
            item.Rule ?? turn.File.Tasks.Values.MinBy(static t => t.OpenedAt)!.Rule,
            dueAt,
            new JsonObject { ["message"] = key, ["template"] = item.Template, ["subject"] = item.Subject });
    }

    /// <summary>Completes the task of telling, or refuses where nobody says how and when it was done;
    /// <see cref="CaseTurn.Record"/> follows.</summary>
    public static Refusal? Told(CaseTurn turn, CaseTask task, string outcome, string? reason)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(task);
        if (outcome != "done" || string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal(
                "proof-required",
                $"请以“done”完成并在 reason 中写明告知方式、时间和凭证。依据：{turn.Law.Cite(task.Rule)}。",
                $"Complete it as 'done' and say in 'reason' how and when the applicant was told. Source: {task.Rule}.")
            {
                Rule = task.Rule,
                Article = task.Article,
            };
        }

        turn.EndTask(task.TaskId, outcome, reason);
        return null;
    }

    private static string BodyOf(CaseTurn turn, OutboxItem item)
    {
        string row = Partitions.OutboxPrefix + item.Key;
        return item.Sealed
            ? Encoding.UTF8.GetString(turn.Cipher.Open(row, Convert.FromBase64String(item.Body)))
            : item.Body;
    }
}
