using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>A file sent with a message.</summary>
public class Attachment
{
    /// <summary>The file, in base64.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; set; }

    /// <summary>Its media type; null leaves it to the service.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>Its name.</summary>
    [JsonPropertyName("filename")]
    public string? Filename { get; set; }

    /// <summary><c>attachment</c> or <c>inline</c>; null for the first.</summary>
    [JsonPropertyName("disposition")]
    public string? Disposition { get; set; }

    /// <summary>The id by which HTML shows an inline file; null for none.</summary>
    [JsonPropertyName("content_id")]
    public string? ContentId { get; set; }
}
