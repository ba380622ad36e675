namespace GovMedia.Adapters.Mail;

/// <summary>How the way to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all: for a relay on the same machine.</summary>
    None,

    /// <summary>STARTTLS, required: a server that does not offer it gets nothing.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,
}
