using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>What the service watches of a message; null leaves it to the account's settings.</summary>
public class TrackingSettings
{
    /// <summary>Clicks.</summary>
    [JsonPropertyName("click_tracking")]
    public ClickTracking? ClickTracking { get; set; }

    /// <summary>Reading.</summary>
    [JsonPropertyName("open_tracking")]
    public OpenTracking? OpenTracking { get; set; }

    /// <summary>Unsubscribing.</summary>
    [JsonPropertyName("subscription_tracking")]
    public SubscriptionTracking? SubscriptionTracking { get; set; }
}
