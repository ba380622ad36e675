using System.Text.Json.Nodes;
using GovMedia.Workflows.Bulk;

namespace GovMedia.Functions.Bulk;

/// <summary>A bulk act as staff and auditors see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Action">The act.</param>
/// <param name="With">What it takes.</param>
/// <param name="Reason">Why.</param>
/// <param name="State"><c>previewed</c>, <c>confirmed</c>, <c>done</c> or <c>withdrawn</c>.</param>
/// <param name="Hash">The preview's hash: what is confirmed.</param>
/// <param name="Items">Items in all.</param>
/// <param name="WouldDo">Items that the preview would do.</param>
/// <param name="Refused">Items that the preview refuses, each with its code and clause.</param>
/// <param name="Done">Items done by now.</param>
/// <param name="NotDone">Items that were not done after all: refused or changed in the meantime.</param>
/// <param name="Unit">The unit of whoever asked.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="ConfirmedBy">Who confirmed; null while nobody has.</param>
/// <param name="ConfirmedAt">When.</param>
/// <param name="EndedAt">When it was through, or withdrawn.</param>
public sealed record BulkAnswer(
    string Id,
    string Action,
    JsonObject With,
    string Reason,
    BulkState State,
    string Hash,
    int Items,
    int WouldDo,
    int Refused,
    int Done,
    int NotDone,
    string Unit,
    string AskedBy,
    DateTimeOffset AskedAt,
    string? ConfirmedBy,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? EndedAt)
{
    /// <summary>The answer for a bulk act.</summary>
    /// <param name="order">The act.</param>
    /// <param name="done">Items done by now.</param>
    /// <param name="notDone">Items not done after all.</param>
    public static BulkAnswer Of(BulkOrder order, int done, int notDone)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new BulkAnswer(
            order.Id,
            order.Action,
            order.With,
            order.Reason,
            order.State,
            order.Hash,
            order.Items,
            order.Items - order.Refused,
            order.Refused,
            done,
            notDone,
            order.Unit,
            order.AskedBy.Actor.User,
            order.AskedAt,
            order.ConfirmedBy?.Actor.User,
            order.ConfirmedAt,
            order.EndedAt);
    }
}
