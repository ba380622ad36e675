namespace GovMedia.Workflows.Delivery;

/// <summary>The words of one message.</summary>
/// <param name="Template">The template's id, such as <c>objection.received</c>.</param>
/// <param name="Rule">The clause cited, or null.</param>
/// <param name="Subject">One line, without personal data.</param>
/// <param name="Body">Plain text.</param>
public sealed record Letter(string Template, string? Rule, string Subject, string Body);
