using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>An address, with a name to show. Two are the same if their addresses are, whatever their case.</summary>
public class EmailAddress : IEquatable<EmailAddress>
{
    /// <summary>An empty address.</summary>
    public EmailAddress()
    {
    }

    /// <summary>An address.</summary>
    /// <param name="email">The address.</param>
    /// <param name="name">The name to show; null for none.</param>
    public EmailAddress(string email, string? name = null)
    {
        Email = email;
        Name = name;
    }

    /// <summary>The name to show; null for none.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The address.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; set; }

    /// <summary>Whether two addresses are the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(EmailAddress? left, EmailAddress? right) => Equals(left, right);

    /// <summary>Whether two addresses differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(EmailAddress? left, EmailAddress? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(EmailAddress? other) =>
        other is not null && string.Equals(Email, other.Email, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EmailAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => Email?.GetHashCode(StringComparison.OrdinalIgnoreCase) ?? 0;
}
