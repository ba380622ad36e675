namespace GovMedia.Adapters.Webhooks;

/// <summary>The webhook and how to speak to it.</summary>
public sealed record WebhookSettings
{
    /// <summary>The channel's name: <c>webhook</c>, or <c>sms</c> for the second channel.</summary>
    public string Name { get; init; } = "webhook";

    /// <summary>The address, whose query may hold a key. Never printed whole. HTTPS, or HTTP on the loopback.</summary>
    public required Uri Url { get; init; }

    /// <summary>What it is sent.</summary>
    public WebhookFormat Format { get; init; } = WebhookFormat.WeCom;

    /// <summary>The secret of the signature headers; null for none. Never printed.</summary>
    public string? Secret { get; init; }

    /// <summary>How long one request may take, on the machine clock.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Where to, without key and secret.</summary>
    public override string ToString() => $"{Name} {Url.Host} ({Format})";
}
