using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>A message's text in one media type.</summary>
public class Content
{
    /// <summary>An empty text.</summary>
    public Content()
    {
    }

    /// <summary>A text.</summary>
    /// <param name="type">Its media type.</param>
    /// <param name="value">The text.</param>
    public Content(string type, string value)
    {
        Type = type;
        Value = value;
    }

    /// <summary>The media type.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>The text.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; set; }
}
