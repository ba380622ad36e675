namespace GovMedia.Adapters.Mail;

/// <summary>The SendGrid account and how to speak to it.</summary>
public sealed record SendGridSettings
{
    /// <summary>The API key. Never printed.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The sender's address, verified at SendGrid; with or without a display name.</summary>
    public required string From { get; init; }

    /// <summary>The API's address; null for SendGrid's own.</summary>
    public Uri? Host { get; init; }

    /// <summary>The event webhook's verification key, in base64; null where no receipts are taken.</summary>
    public string? EventPublicKey { get; init; }

    /// <summary>From whom, without the key.</summary>
    public override string ToString() => $"sendgrid from {From}";
}
