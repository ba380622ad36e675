using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using GovMedia.Workflows.Delivery;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace GovMedia.Adapters.Mail;

/// <summary>Mail over SMTP: UTF-8 plain text, a <c>Message-ID</c> made from the key.</summary>
/// <remarks>Delivery is at least once: a connection lost between the server's acceptance and its answer is reported as
/// not accepted, and the repetition carries the same <c>Message-ID</c>. Only what the server says of this message or
/// its recipient is permanent; a refused sender or password is the office's to mend, and the message waits for
/// it.</remarks>
public sealed class SmtpChannel : IChannel, IDisposable
{
    private readonly SmtpSettings _settings;
    private readonly MailboxAddress _from;
    private readonly TimeProvider _machineClock;
    private readonly X509Certificate2Collection? _trusted;

    /// <summary>Checks the settings; speaks to nobody yet.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="machineClock">The machine's clock, for the <c>Date</c> header.</param>
    /// <exception cref="ArgumentException">A setting is unusable; names it.</exception>
    public SmtpChannel(SmtpSettings settings, TimeProvider machineClock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(machineClock);
        _settings = settings;
        _machineClock = machineClock;
        _from = MailAddress.Parse(settings.From)
            ?? throw new ArgumentException($"From '{settings.From}' is no mail address.", nameof(settings));
        if (settings.User is not null && settings.Security == SmtpSecurity.None && !IsLoopback(settings.Host))
        {
            throw new ArgumentException(
                $"Security None would send the password of '{settings.User}' in clear to '{settings.Host}'; "
                + "starttls and tls are accepted.",
                nameof(settings));
        }

        if (settings.TrustedCertificates is { } file)
        {
            _trusted = [];
            _trusted.ImportFromPemFile(file);
        }
    }

    /// <inheritdoc/>
    public string Name => "smtp";

    /// <inheritdoc/>
    public async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        using MimeMessage mail = Compose(message);
        using SmtpClient client = new() { Timeout = (int)_settings.Timeout.TotalMilliseconds };

        // Revocation lists are not reachable from closed networks, and an unreachable list would stop all mail.
        client.CheckCertificateRevocation = false;
        if (_trusted is not null)
        {
            client.ServerCertificateValidationCallback = Trusts;
        }

        string answer;
        try
        {
            await client.ConnectAsync(_settings.Host, _settings.Port, Wire(_settings.Security), cancellation);
            if (_settings.User is { } user)
            {
                await client.AuthenticateAsync(user, _settings.Password ?? string.Empty, cancellation);
            }

            answer = await client.SendAsync(mail, cancellation);
        }
        catch (Exception problem) when (Explain(problem, cancellation) is { } refusal)
        {
            throw refusal;
        }

        await LeaveAsync(client);
        return MailAddress.WithoutAddresses(answer);
    }

    /// <summary>Forgets the certificates trusted.</summary>
    public void Dispose()
    {
        foreach (X509Certificate2 certificate in _trusted ?? [])
        {
            certificate.Dispose();
        }
    }

    private MimeMessage Compose(OutgoingMessage message)
    {
        MailboxAddress to = MailAddress.Parse(message.To)
            ?? throw new DeliveryException("The recipient's address is no mail address.", permanent: true);
        if (message.Subject.Any(char.IsControl))
        {
            throw new DeliveryException("The subject is not one line.", permanent: true);
        }

        MimeMessage mail = new()
        {
            Subject = message.Subject,
            Date = _machineClock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)),
            MessageId = MessageIds.For(message.Key, _from.Domain),
            Body = new TextPart("plain") { Text = message.Body, ContentTransferEncoding = ContentEncoding.Base64 },
        };
        mail.From.Add(_from);
        mail.To.Add(to);
        mail.Headers.Add("Content-Language", "zh-CN");

        // RFC 3834: holiday notices do not answer it.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            // The message was accepted; how the goodbye goes changes nothing.
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception problem)
            when (problem is IOException or SocketException or ProtocolException or CommandException)
        {
            client.Dispose();
        }
    }

    private static DeliveryException? Explain(Exception problem, CancellationToken cancellation) => problem switch
    {
        SmtpCommandException said => new DeliveryException(
            $"The mail server answered {(int)said.StatusCode}: {MailAddress.WithoutAddresses(said.Message)}",
            IsPermanent(said),
            problem),
        AuthenticationException => new DeliveryException(
            "The mail server refused the user and password of the settings.", permanent: false, problem),
        SslHandshakeException => new DeliveryException(
            "The mail server's certificate is not trusted, or it speaks no TLS on this port.",
            permanent: false,
            problem),
        NotSupportedException => new DeliveryException(
            "The mail server does not offer what the settings require (STARTTLS, sign-in, or this kind of address).",
            permanent: false,
            problem),
        OperationCanceledException when cancellation.IsCancellationRequested => null,
        IOException or SocketException or ProtocolException or TimeoutException or OperationCanceledException =>
            new DeliveryException("The mail server did not answer to the end.", permanent: false, problem),
        _ => null,
    };

    private static bool IsPermanent(SmtpCommandException said) =>
        (int)said.StatusCode is >= 500 and not (502 or 503 or 530 or 534 or 535 or 538)
        && said.ErrorCode is (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted);

    private bool Trusts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        // Another authority may vouch for it; a wrong name or no certificate stays wrong.
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 presented)
        {
            return false;
        }

        using X509Chain own = new();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_trusted!);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (X509ChainElement element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return own.Build(presented);
    }

    private static SecureSocketOptions Wire(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
