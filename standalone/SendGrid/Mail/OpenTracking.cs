using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>Whether a pixel is put in to see who reads.</summary>
public class OpenTracking
{
    /// <summary>True to put it in.</summary>
    [JsonPropertyName("enable")]
    public bool? Enable { get; set; }

    /// <summary>Where it is put; null for the end.</summary>
    [JsonPropertyName("substitution_tag")]
    public string? SubstitutionTag { get; set; }
}
