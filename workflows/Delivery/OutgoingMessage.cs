namespace GovMedia.Workflows.Delivery;

/// <summary>A message ready to leave.</summary>
/// <param name="Key">The idempotency key, unique for all time; the <c>Message-ID</c> is made from it.</param>
/// <param name="To">The recipient's address on the channel.</param>
/// <param name="Template">The template it was made from.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text, lines ended by LF.</param>
public sealed record OutgoingMessage(string Key, string To, string Template, string Subject, string Body);
