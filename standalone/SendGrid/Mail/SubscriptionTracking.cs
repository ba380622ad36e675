using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>Whether a link to unsubscribe is put in.</summary>
public class SubscriptionTracking
{
    /// <summary>True to put it in.</summary>
    [JsonPropertyName("enable")]
    public bool Enable { get; set; }

    /// <summary>Its plain text.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; set; }

    /// <summary>Its HTML.</summary>
    [JsonPropertyName("html")]
    public string? Html { get; set; }

    /// <summary>Where it is put; null for the end.</summary>
    [JsonPropertyName("substitution_tag")]
    public string? SubstitutionTag { get; set; }
}
