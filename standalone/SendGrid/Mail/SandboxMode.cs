using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>Whether the service only checks the message.</summary>
public class SandboxMode
{
    /// <summary>True to check and not send.</summary>
    [JsonPropertyName("enable")]
    public bool? Enable { get; set; }
}
