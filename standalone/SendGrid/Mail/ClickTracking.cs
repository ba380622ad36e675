using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>Whether links are rewritten to see who clicks.</summary>
public class ClickTracking
{
    /// <summary>True to rewrite them in HTML.</summary>
    [JsonPropertyName("enable")]
    public bool? Enable { get; set; }

    /// <summary>True to rewrite them in plain text.</summary>
    [JsonPropertyName("enable_text")]
    public bool? EnableText { get; set; }
}
