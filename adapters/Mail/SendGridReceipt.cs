namespace GovMedia.Adapters.Mail;

/// <summary>What became of a message after SendGrid accepted it.</summary>
/// <param name="Key">The message's idempotency key.</param>
/// <param name="EventId">The event's own id, the same when it is told again.</param>
/// <param name="Event">SendGrid's word: <c>delivered</c>, <c>bounce</c>, <c>deferred</c>, <c>dropped</c>, …</param>
/// <param name="At">When it happened.</param>
/// <param name="Reason">What the recipient's server said, without addresses; empty where it said nothing.</param>
public sealed record SendGridReceipt(string Key, string EventId, string Event, DateTimeOffset At, string Reason);
