using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>To whom a message goes, and what differs for them.</summary>
public class Personalization
{
    /// <summary>The recipients.</summary>
    [JsonPropertyName("to")]
    public List<EmailAddress>? Tos { get; set; }

    /// <summary>Those who get a copy.</summary>
    [JsonPropertyName("cc")]
    public List<EmailAddress>? Ccs { get; set; }

    /// <summary>Those who get a copy unseen.</summary>
    [JsonPropertyName("bcc")]
    public List<EmailAddress>? Bccs { get; set; }

    /// <summary>Another sender than the message's; null for that one.</summary>
    [JsonPropertyName("from")]
    public EmailAddress? From { get; set; }

    /// <summary>Another subject than the message's; null for that one.</summary>
    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    /// <summary>Further mail headers.</summary>
    [JsonPropertyName("headers")]
    public Dictionary<string, string>? Headers { get; set; }

    /// <summary>Texts put in place of marks.</summary>
    [JsonPropertyName("substitutions")]
    public Dictionary<string, string>? Substitutions { get; set; }

    /// <summary>Names and values that the event webhook tells again.</summary>
    [JsonPropertyName("custom_args")]
    public Dictionary<string, string>? CustomArgs { get; set; }

    /// <summary>When to send, in Unix seconds; null for now.</summary>
    [JsonPropertyName("send_at")]
    public long? SendAt { get; set; }

    /// <summary>What the template is filled with; null for none.</summary>
    [JsonPropertyName("dynamic_template_data")]
    public object? TemplateData { get; set; }
}
