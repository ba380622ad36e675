using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>Whether the message goes to those who unsubscribed, too: only what the law obliges to send.</summary>
public class BypassListManagement
{
    /// <summary>True to send to them.</summary>
    [JsonPropertyName("enable")]
    public bool Enable { get; set; }
}
