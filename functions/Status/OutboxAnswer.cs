using GovMedia.Workflows.Delivery;

namespace GovMedia.Functions.Status;

/// <summary>A message that left.</summary>
/// <param name="At">When the other side accepted it.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="To">The citizen's address, or unit and role.</param>
/// <param name="Recipient"><c>applicant</c>, or unit and role.</param>
/// <param name="Template">The template it was made from.</param>
/// <param name="Rule">The clause it cites, or null.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">The text.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="CaseNo">The case; null for what belongs to none.</param>
public sealed record OutboxAnswer(
    DateTimeOffset At,
    string Channel,
    string To,
    string Recipient,
    string Template,
    string? Rule,
    string Subject,
    string Body,
    string Key,
    string? CaseNo)
{
    /// <summary>A message that belongs to no case.</summary>
    public static OutboxAnswer OfInstance(OutboxItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new OutboxAnswer(
            item.SentAt ?? item.At,
            item.Channel ?? "",
            item.To,
            item.To,
            item.Template,
            item.Rule,
            item.Subject,
            item.Body,
            $"instance/{item.Key}",
            null);
    }
}
