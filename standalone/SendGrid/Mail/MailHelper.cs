using System.Net.Mail;

namespace SendGrid.Helpers.Mail;

/// <summary>Makes messages of the usual kinds.</summary>
public class MailHelper
{
    /// <summary>A message to one recipient.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="to">The recipient.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="plainTextContent">Its plain text; null or empty for none.</param>
    /// <param name="htmlContent">Its HTML; null or empty for none.</param>
    /// <returns>The message.</returns>
    public static SendGridMessage CreateSingleEmail(
        EmailAddress from, EmailAddress to, string subject, string? plainTextContent, string? htmlContent)
    {
        SendGridMessage message = new();
        message.SetFrom(from);
        message.SetSubject(subject);
        AddText(message, plainTextContent, htmlContent);
        message.AddTo(to);
        return message;
    }

    /// <summary>A message from a template to one recipient.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="to">The recipient.</param>
    /// <param name="templateId">The template.</param>
    /// <param name="dynamicTemplateData">What it is filled with; null for nothing.</param>
    /// <returns>The message.</returns>
    public static SendGridMessage CreateSingleTemplateEmail(
        EmailAddress from, EmailAddress to, string templateId, object? dynamicTemplateData)
    {
        SendGridMessage message = new() { From = from, TemplateId = templateId };
        message.AddTo(to);
        if (dynamicTemplateData is not null)
        {
            message.SetTemplateData(dynamicTemplateData);
        }

        return message;
    }

    /// <summary>A message to several recipients who do not see each other.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="tos">The recipients.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="plainTextContent">Its plain text; null or empty for none.</param>
    /// <param name="htmlContent">Its HTML; null or empty for none.</param>
    /// <returns>The message.</returns>
    public static SendGridMessage CreateSingleEmailToMultipleRecipients(
        EmailAddress from, List<EmailAddress> tos, string subject, string? plainTextContent, string? htmlContent) =>
        CreateSingleEmailToMultipleRecipients(from, tos, subject, plainTextContent, htmlContent, false);

    /// <summary>A message to several recipients.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="tos">The recipients.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="plainTextContent">Its plain text; null or empty for none.</param>
    /// <param name="htmlContent">Its HTML; null or empty for none.</param>
    /// <param name="showAllRecipients">Whether they see each other.</param>
    /// <returns>The message.</returns>
    public static SendGridMessage CreateSingleEmailToMultipleRecipients(
        EmailAddress from,
        List<EmailAddress> tos,
        string subject,
        string? plainTextContent,
        string? htmlContent,
        bool showAllRecipients = false)
    {
        ArgumentNullException.ThrowIfNull(tos);
        SendGridMessage message = new();
        message.SetFrom(from);
        message.SetGlobalSubject(subject);
        AddText(message, plainTextContent, htmlContent);
        for (int at = 0; at < tos.Count; at++)
        {
            message.AddTo(tos[at], showAllRecipients ? 0 : at);
        }

        return message;
    }

    /// <summary>Reads <c>Name &lt;address&gt;</c> or a bare address.</summary>
    /// <param name="rfc2822Email">The text.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException">It is no address.</exception>
    public static EmailAddress StringToEmailAddress(string rfc2822Email)
    {
        MailAddress address = new(rfc2822Email);
        return new EmailAddress(address.Address, address.DisplayName.Length > 0 ? address.DisplayName : null);
    }

    private static void AddText(SendGridMessage message, string? plain, string? html)
    {
        if (!string.IsNullOrEmpty(plain))
        {
            message.AddContent(MimeType.Text, plain);
        }

        if (!string.IsNullOrEmpty(html))
        {
            message.AddContent(MimeType.Html, html);
        }
    }
}
