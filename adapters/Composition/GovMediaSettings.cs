using GovMedia.Adapters.AzureStorage;
using GovMedia.Adapters.Mail;
using GovMedia.Adapters.Secrets;
using GovMedia.Adapters.Web;
using GovMedia.Adapters.Webhooks;
using Microsoft.Extensions.Configuration;

namespace GovMedia.Adapters.Composition;

/// <summary>The section <c>GovMedia</c> of the configuration, read and checked as far as it concerns the
/// adapters.</summary>
public sealed record GovMediaSettings
{
    /// <summary>Where the instance keeps its files. Absolute.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where its keys are. Absolute; <c>keys</c> in the data directory unless set.</summary>
    public required string KeyDirectory { get; init; }

    /// <summary>The instance secret where it is configured (from a key vault) and not kept in a file. Never
    /// printed.</summary>
    public byte[]? InstanceSecret { get; init; }

    /// <summary>The signing key in PEM, configured together with the secret. Never printed.</summary>
    public string? SigningKey { get; init; }

    /// <summary>Azure Tables and Blobs; null where the register is embedded.</summary>
    public AzureStorageSettings? Azure { get; init; }

    /// <summary>Whether the register's file is checked at start.</summary>
    public bool CheckAtStart { get; init; }

    /// <summary>Whether the legal clock is simulated.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>The channel messages leave by: <c>recorder</c>, <c>smtp</c>, <c>webhook</c>, <c>sendgrid</c>, or
    /// <c>none</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The mail server, where the channel is <c>smtp</c>.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>The webhook, where the channel is <c>webhook</c>.</summary>
    public WebhookSettings? Webhook { get; init; }

    /// <summary>The SendGrid account, where the channel is <c>sendgrid</c>.</summary>
    public SendGridSettings? SendGrid { get; init; }

    /// <summary>The gateway for text messages to citizens whom mail does not reach; null where there is none.</summary>
    public WebhookSettings? Sms { get; init; }

    /// <summary>How published notices are looked at.</summary>
    public ProbeSettings Probe { get; init; } = ProbeSettings.Default;

    /// <summary>Hosts declared to be in the country.</summary>
    public IReadOnlyList<string> DomesticHosts { get; init; } = [];

    /// <summary>The host the channel speaks to; null where it has none of its own.</summary>
    public string? ChannelHost => Smtp?.Host ?? Webhook?.Url.Host;

    /// <summary>The file of the embedded register.</summary>
    public string RegisterPath => Path.Combine(DataDirectory, "register.db");

    /// <summary>The folder of the archive.</summary>
    public string ArchivePath => Path.Combine(DataDirectory, "archive");

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or unusable: its key, its value, what is
    /// accepted.</exception>
    public static GovMediaSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        SettingsReader section = new(configuration.GetSection("GovMedia"));
        string data = Path.GetFullPath(section.Text("DataDirectory") ?? "data");
        bool simulated = section.OneOf("Clock", "real", "real", "simulated") == "simulated";
        SettingsReader mail = section.Below("Mail");
        string channel = section.OneOf(
            "Channel", mail.Text("Host") is null ? "none" : "smtp", "none", "smtp", "webhook", "sendgrid");
        return new GovMediaSettings
        {
            DataDirectory = data,
            KeyDirectory = Path.GetFullPath(section.Text("KeyDirectory") ?? Path.Combine(data, "keys")),
            InstanceSecret = ReadSecret(section),
            SigningKey = section.Text("SigningKey"),
            Azure = section.OneOf("Storage", "embedded", "embedded", "azure") == "azure" ? ReadAzure(section) : null,
            CheckAtStart = section.Flag("CheckAtStart"),
            IsSimulated = simulated,
            Channel = simulated ? "recorder" : channel,
            Smtp = !simulated && channel == "smtp" ? ReadSmtp(mail) : null,
            Webhook = !simulated && channel == "webhook" ? ReadWebhook(section.Below("Webhook")) : null,
            SendGrid = !simulated && channel == "sendgrid" ? ReadSendGrid(section.Below("SendGrid")) : null,
            Sms = !simulated ? ReadSms(section.Below("Sms")) : null,
            Probe = ReadProbe(section.Below("NoticeProbe")),
            DomesticHosts = mail.List("DomesticHosts"),
        };
    }

    /// <summary>Where and how, without keys.</summary>
    public override string ToString() => $"{Azure?.ToString() ?? DataDirectory}, channel {Channel}";

    private static byte[]? ReadSecret(SettingsReader section)
    {
        if ((section.Text("InstanceSecret") is null) != (section.Text("SigningKey") is null))
        {
            throw new InvalidOperationException(
                "Only one of GovMedia:InstanceSecret and GovMedia:SigningKey is set; both or neither is accepted.");
        }

        Span<byte> secret = stackalloc byte[InstanceKeys.SecretLength + 1];
        return section.Text("InstanceSecret") is not { } text ? null
            : Convert.TryFromBase64String(text, secret, out int length) && length == InstanceKeys.SecretLength
                ? secret[..length].ToArray()
                : throw new InvalidOperationException("GovMedia:InstanceSecret is not 32 bytes in base64.");
    }

    private static AzureStorageSettings ReadAzure(SettingsReader section)
    {
        Uri? tables = section.Url("TableEndpoint");
        Uri? blobs = section.Url("BlobEndpoint");
        string? connection = section.Text("StorageConnection");
        if (connection is null && (tables is null || blobs is null))
        {
            throw new InvalidOperationException(
                "GovMedia:Storage is 'azure' and names no account; GovMedia:StorageConnection, or "
                + "GovMedia:TableEndpoint and GovMedia:BlobEndpoint (with a managed identity), is accepted.");
        }

        SettingsReader archive = section.Below("Archive");
        return new AzureStorageSettings
        {
            ConnectionString = connection,
            TableEndpoint = tables,
            BlobEndpoint = blobs,
            ManagedIdentityClientId = section.Text("ManagedIdentityClientId"),
            Table = section.Text("Table") ?? "govmedia",
            Container = section.Text("Container") ?? "govmedia-archive",
            RetentionDays = archive.Number("RetentionDays", 0, 0, 146_000),
            LockRetention = archive.Flag("LockRetention"),
            LegalHold = archive.Flag("LegalHold"),
        };
    }

    private static ProbeSettings ReadProbe(SettingsReader probe) =>
        new(TimeSpan.FromSeconds(probe.Number("TimeoutSeconds", 10, 1, 60)), probe.Flag("AllowLoopback"));

    private static SmtpSettings ReadSmtp(SettingsReader mail)
    {
        SmtpSecurity security = mail.OneOf("Security", "starttls", "none", "starttls", "tls") switch
        {
            "none" => SmtpSecurity.None,
            "tls" => SmtpSecurity.Tls,
            _ => SmtpSecurity.StartTls,
        };
        return new SmtpSettings
        {
            Host = mail.Required("Host", "the channel is 'smtp'"),
            Port = mail.Number("Port", security == SmtpSecurity.Tls ? 465 : 587, 1, 65535),
            Security = security,
            User = mail.Text("User"),
            Password = mail.Text("Password"),
            From = mail.Required("From", "mail needs a sender's address, such as 'office@example.gov.cn'"),
            Timeout = TimeSpan.FromSeconds(mail.Number("TimeoutSeconds", 30, 1, 600)),
            TrustedCertificates = mail.Text("TrustedCertificates"),
        };
    }

    private static SendGridSettings ReadSendGrid(SettingsReader sendGrid) => new()
    {
        ApiKey = sendGrid.Required("ApiKey", "the channel is 'sendgrid'"),
        From = sendGrid.Required("From", "mail needs a sender's address, verified at SendGrid"),
        Host = sendGrid.Url("Host"),
        EventPublicKey = sendGrid.Text("EventPublicKey"),
    };

    private static WebhookSettings? ReadSms(SettingsReader sms) => sms.Url("Url") is not { } url ? null : new WebhookSettings
    {
        Name = "sms",
        Url = url,
        Format = WebhookFormat.Json,
        Secret = sms.Text("Secret"),
        Timeout = TimeSpan.FromSeconds(sms.Number("TimeoutSeconds", 15, 1, 600)),
    };

    private static WebhookSettings ReadWebhook(SettingsReader webhook) => new()
    {
        Url = webhook.Url("Url")
            ?? throw new InvalidOperationException($"{webhook.PathOf("Url")} is not set; the channel is 'webhook'."),
        Format = webhook.OneOf("Format", "wecom", "wecom", "json") == "json" ? WebhookFormat.Json : WebhookFormat.WeCom,
        Secret = webhook.Text("Secret"),
        Timeout = TimeSpan.FromSeconds(webhook.Number("TimeoutSeconds", 15, 1, 600)),
    };
}
