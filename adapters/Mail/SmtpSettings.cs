namespace GovMedia.Adapters.Mail;

/// <summary>The mail server and how to speak to it.</summary>
public sealed record SmtpSettings
{
    /// <summary>The server's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>The port: 25, 587 for submission, 465 for TLS.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the way is protected.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>The user to sign in as; null where the server asks for none.</summary>
    public string? User { get; init; }

    /// <summary>The user's password. Never printed.</summary>
    public string? Password { get; init; }

    /// <summary>The sender's address, with or without a display name: <c>政务公开办 &lt;office@example.gov.cn&gt;</c>.
    /// Its domain is that of every <c>Message-ID</c>.</summary>
    public required string From { get; init; }

    /// <summary>How long one step of the conversation may take, on the machine clock.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A PEM file of certificate authorities to trust besides the machine's own, for a server inside a closed
    /// network; null where the machine's own suffice.</summary>
    public string? TrustedCertificates { get; init; }

    /// <summary>Where and how, without the password.</summary>
    public override string ToString() => $"smtp {Host}:{Port} ({Security}) from {From}";
}
