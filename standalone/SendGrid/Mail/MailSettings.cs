using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>How the service handles a message.</summary>
public class MailSettings
{
    /// <summary>Whether unsubscriptions are passed over; null for no.</summary>
    [JsonPropertyName("bypass_list_management")]
    public BypassListManagement? BypassListManagement { get; set; }

    /// <summary>Whether it is only checked; null for no.</summary>
    [JsonPropertyName("sandbox_mode")]
    public SandboxMode? SandboxMode { get; set; }
}
