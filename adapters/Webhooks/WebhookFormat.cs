namespace GovMedia.Adapters.Webhooks;

/// <summary>What a webhook is sent.</summary>
public enum WebhookFormat
{
    /// <summary>A WeCom (企业微信) group robot's text message; subject and body, cut to what the robot accepts.</summary>
    WeCom,

    /// <summary><c>{ key, to, template, subject, body }</c>, whole, for a gateway of the office's own.</summary>
    Json,
}
