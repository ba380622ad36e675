using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>A message, as the service's mail/send takes it.</summary>
public partial class SendGridMessage
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The sender.</summary>
    [JsonPropertyName("from")]
    public EmailAddress? From { get; set; }

    /// <summary>The subject, unless a personalization has its own.</summary>
    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    /// <summary>To whom it goes.</summary>
    [JsonPropertyName("personalizations")]
    public List<Personalization>? Personalizations { get; set; }

    /// <summary>Its texts, plain before HTML.</summary>
    [JsonPropertyName("content")]
    public List<Content>? Contents { get; set; }

    /// <summary>Its plain text, another way to give it; null for none.</summary>
    [JsonIgnore]
    public string? PlainTextContent { get; set; }

    /// <summary>Its HTML, another way to give it; null for none.</summary>
    [JsonIgnore]
    public string? HtmlContent { get; set; }

    /// <summary>Files sent with it.</summary>
    [JsonPropertyName("attachments")]
    public List<Attachment>? Attachments { get; set; }

    /// <summary>The template; null for none.</summary>
    [JsonPropertyName("template_id")]
    public string? TemplateId { get; set; }

    /// <summary>Further mail headers.</summary>
    [JsonPropertyName("headers")]
    public Dictionary<string, string>? Headers { get; set; }

    /// <summary>Categories for statistics.</summary>
    [JsonPropertyName("categories")]
    public List<string>? Categories { get; set; }

    /// <summary>Names and values that the event webhook tells again.</summary>
    [JsonPropertyName("custom_args")]
    public Dictionary<string, string>? CustomArgs { get; set; }

    /// <summary>When to send, in Unix seconds; null for now.</summary>
    [JsonPropertyName("send_at")]
    public long? SendAt { get; set; }

    /// <summary>The batch by which sending can be called off; null for none.</summary>
    [JsonPropertyName("batch_id")]
    public string? BatchId { get; set; }

    /// <summary>The pool of addresses it leaves from; null for the account's.</summary>
    [JsonPropertyName("ip_pool_name")]
    public string? IpPoolName { get; set; }

    /// <summary>How the service handles it; null for the account's settings.</summary>
    [JsonPropertyName("mail_settings")]
    public MailSettings? MailSettings { get; set; }

    /// <summary>What the service watches of it; null for the account's settings.</summary>
    [JsonPropertyName("tracking_settings")]
    public TrackingSettings? TrackingSettings { get; set; }

    /// <summary>Where answers go; null for the sender.</summary>
    [JsonPropertyName("reply_to")]
    public EmailAddress? ReplyTo { get; set; }

    /// <summary>Where answers go, several; null for the sender.</summary>
    [JsonPropertyName("reply_to_list")]
    public List<EmailAddress>? ReplyTos { get; set; }

    /// <summary>Reads a message back.</summary>
    /// <param name="json">The message as JSON.</param>
    /// <returns>The message.</returns>
    public static SendGridMessage Deserialize(string json) => JsonSerializer.Deserialize<SendGridMessage>(json, Wire)!;

    /// <summary>The message as the service takes it: each recipient once, plain text before HTML.</summary>
    /// <param name="useDefaultSerialization">Kept for the official signature; there is one serialization.</param>
    /// <returns>JSON.</returns>
    public string Serialize(bool useDefaultSerialization = true)
    {
        _ = useDefaultSerialization;
        SendGridMessage sent = (SendGridMessage)MemberwiseClone();
        sent.Contents = AllContents();
        sent.Personalizations = Personalizations?.ConvertAll(one => new Personalization
        {
            Tos = Once(one.Tos),
            Ccs = Once(one.Ccs),
            Bccs = Once(one.Bccs),
            From = one.From,
            Subject = one.Subject,
            Headers = one.Headers,
            Substitutions = one.Substitutions,
            CustomArgs = one.CustomArgs,
            SendAt = one.SendAt,
            TemplateData = one.TemplateData,
        });
        return JsonSerializer.Serialize(sent, Wire);
    }

    private static List<EmailAddress>? Once(List<EmailAddress>? addresses) =>
        addresses is null ? null : [.. addresses.Distinct()];

    private List<Content>? AllContents()
    {
        List<Content> all = [];
        if (PlainTextContent is { } plain)
        {
            all.Add(new Content(MimeType.Text, plain));
        }

        if (HtmlContent is { } html)
        {
            all.Add(new Content(MimeType.Html, html));
        }

        all.AddRange(Contents ?? []);
        return all.Count == 0
            ? null
            : [.. all.OrderBy(content => content.Type == MimeType.Text ? 0 : content.Type == MimeType.Html ? 1 : 2)];
    }
}
