using System.Net;
using System.Net.Sockets;
using GovMedia.Adapters.Mail;
using GovMedia.Workflows.Delivery;
using MimeKit;

namespace GovMedia.Adapters.Tests.Mail;

public sealed class SmtpChannelTests
{
    private static readonly FixedTime Now = new(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));

    private static readonly OutgoingMessage Message = new(
        "YN-OBJ-2026-000123-K:acknowledgement",
        "citizen@example.com",
        "objection-received",
        "您的异议申请已收到（YN-OBJ-2026-000123-K）😀",
        "您好：\n\n依据第四十五条，我们将于2026年1月14日前答复。\n.\nFrom here: 一行很长" + new string('长', 900) + "\n");

    [Fact]
    public async Task Send_Accepted_ArrivesAsWritten()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(new { });

        string proof = await Channel(server).SendAsync(Message);

        SmtpServer.Taken taken = await server.TakenAsync();
        MimeMessage mail = taken.Message;
        Assert.Contains("queued as 42", proof, StringComparison.Ordinal);
        Assert.Equal(Message.Subject, mail.Subject);
        Assert.Equal(Message.Body, mail.TextBody!.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.Equal("政务公开办", ((MailboxAddress)mail.From.Single()).Name);
        Assert.Equal("citizen@example.com", ((MailboxAddress)mail.To.Single()).Address);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8)), mail.Date);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("utf-8", mail.Body!.ContentType.Charset);
        Assert.All(taken.Raw, character => Assert.InRange(character, '\t', '\x7e'));
        Assert.All(taken.Raw.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
    }

    [Fact]
    public async Task Send_SameKeyTwice_CarriesTheSameMessageId()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(new { });
        using SmtpChannel channel = Channel(server);

        await channel.SendAsync(Message);
        await channel.SendAsync(Message);
        await channel.SendAsync(Message with { Key = "another" });

        string first = (await server.TakenAsync()).Message.MessageId!;
        Assert.Matches("^[0-9a-f]{32}@example\\.gov\\.cn$", first);
        Assert.Equal(first, (await server.TakenAsync()).Message.MessageId);
        Assert.NotEqual(first, (await server.TakenAsync()).Message.MessageId);
    }

    [Fact]
    public async Task Send_Greylisted_IsTransientAndThenAccepted()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(new { greylist = 1 });
        using SmtpChannel channel = Channel(server);

        DeliveryException refusal = await Refused(channel);
        await channel.SendAsync(Message);

        Assert.False(refusal.Permanent);
        Assert.Contains("451", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Message.Subject, (await server.TakenAsync()).Message.Subject);
    }

    [Fact]
    public async Task Send_RecipientUnknown_IsPermanentAndNamesNobody()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(new { rcpt = 550 });

        DeliveryException refusal = await Refused(Channel(server));

        Assert.True(refusal.Permanent);
        Assert.Contains("550", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("citizen", refusal.Message, StringComparison.Ordinal);
        Assert.True(await server.StoppedHavingTakenNothingMoreAsync());
    }

    [Theory]
    [InlineData(554, true)]
    [InlineData(452, false)]
    public async Task Send_RefusedAfterData_IsAsTheStatusSays(int status, bool permanent)
    {
        await using SmtpServer server = await SmtpServer.StartAsync(new { data = status });

        Assert.Equal(permanent, (await Refused(Channel(server))).Permanent);
    }

    [Fact]
    public async Task Send_SenderRefused_WaitsForTheOfficeToMendIt()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(new { mail = 550 });

        Assert.False((await Refused(Channel(server))).Permanent);
    }

    [Fact]
    public async Task Send_ConnectionLostAfterAcceptance_IsTransientAndRepeatsTheSameMessageId()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(new { drop = 1 });
        using SmtpChannel channel = Channel(server);

        DeliveryException lost = await Refused(channel);
        await channel.SendAsync(Message);

        Assert.False(lost.Permanent);
        Assert.Equal((await server.TakenAsync()).Message.MessageId, (await server.TakenAsync()).Message.MessageId);
    }

    [Fact]
    public async Task Send_ServerDown_IsTransient()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        Assert.False((await Refused(new SmtpChannel(Settings(port), Now))).Permanent);
    }

    [Fact]
    public async Task Send_ServerSilent_IsTransientAfterTheTimeout()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        SmtpSettings settings = Settings(((IPEndPoint)silent.LocalEndpoint).Port) with
        {
            Timeout = TimeSpan.FromMilliseconds(300),
        };

        Assert.False((await Refused(new SmtpChannel(settings, Now))).Permanent);
    }

    [Fact]
    public async Task Send_Cancelled_IsCancelled()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(200));
        using SmtpChannel channel = new(Settings(((IPEndPoint)silent.LocalEndpoint).Port), Now);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.SendAsync(Message, soon.Token));
    }

    [Theory]
    [InlineData("starttls", SmtpSecurity.StartTls)]
    [InlineData("implicit", SmtpSecurity.Tls)]
    public async Task Send_TlsWithTheOfficesOwnAuthority_SignsInAndArrivesSecure(string tls, SmtpSecurity security)
    {
        using TestCertificate certificate = new("localhost");
        await using SmtpServer server = await SmtpServer.StartAsync(
            new { tls, key = certificate.Key, cert = certificate.Certificate, user = "office", password = "秘密" });
        SmtpSettings settings = Settings(server.Port) with
        {
            Host = "localhost",
            Security = security,
            User = "office",
            Password = "秘密",
            TrustedCertificates = certificate.Authority,
        };

        await new SmtpChannel(settings, Now).SendAsync(Message);
        Assert.True((await server.TakenAsync()).Secure);

        DeliveryException wrong = await Refused(new SmtpChannel(settings with { Password = "wrong" }, Now));
        Assert.False(wrong.Permanent);
        DeliveryException untrusted = await Refused(new SmtpChannel(settings with { TrustedCertificates = null }, Now));
        Assert.False(untrusted.Permanent);
        Assert.True(await server.StoppedHavingTakenNothingMoreAsync());
    }

    [Fact]
    public async Task Send_CertificateOfAnotherName_GetsNothing()
    {
        using TestCertificate certificate = new("mail.example.gov.cn");
        await using SmtpServer server = await SmtpServer.StartAsync(
            new { tls = "starttls", key = certificate.Key, cert = certificate.Certificate });
        SmtpSettings settings = Settings(server.Port) with
        {
            Host = "localhost",
            Security = SmtpSecurity.StartTls,
            TrustedCertificates = certificate.Authority,
        };

        Assert.False((await Refused(new SmtpChannel(settings, Now))).Permanent);
        Assert.True(await server.StoppedHavingTakenNothingMoreAsync());
    }

    [Fact]
    public async Task Send_StartTlsRequiredAndNotOffered_GetsNothing()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(new { });

        DeliveryException refusal =
            await Refused(new SmtpChannel(Settings(server.Port) with { Security = SmtpSecurity.StartTls }, Now));

        Assert.False(refusal.Permanent);
        Assert.True(await server.StoppedHavingTakenNothingMoreAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("@example.com")]
    [InlineData("a@")]
    [InlineData("a@b@c.cn")]
    [InlineData("a@example.com, b@example.com")]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("group: a@example.com;")]
    [InlineData("a@exa mple.com")]
    public async Task Send_AddressUnusable_IsPermanentWithoutAConnection(string to)
    {
        using SmtpChannel channel = new(Settings(port: 1), Now);

        DeliveryException refusal =
            await Assert.ThrowsAsync<DeliveryException>(() => channel.SendAsync(Message with { To = to }));

        Assert.True(refusal.Permanent);
    }

    [Fact]
    public async Task Send_SubjectOfTwoLines_IsRefused()
    {
        using SmtpChannel channel = new(Settings(port: 1), Now);

        DeliveryException refusal = await Assert.ThrowsAsync<DeliveryException>(
            () => channel.SendAsync(Message with { Subject = "a\r\nBcc: b@example.com" }));

        Assert.True(refusal.Permanent);
    }

    [Fact]
    public void Settings_PasswordInClearOverTheNetwork_IsRefused()
    {
        SmtpSettings settings =
            Settings(25) with { Host = "mail.example.gov.cn", User = "office", Password = "s3cret" };

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new SmtpChannel(settings, Now));

        Assert.DoesNotContain("s3cret", refusal.Message + settings, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SmtpChannel(Settings(25) with { From = "nobody" }, Now));
    }

    private static SmtpSettings Settings(int port) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Security = SmtpSecurity.None,
        From = "政务公开办 <office@example.gov.cn>",
        Timeout = TimeSpan.FromSeconds(20),
    };

    private static SmtpChannel Channel(SmtpServer server) => new(Settings(server.Port), Now);

    private static Task<DeliveryException> Refused(SmtpChannel channel) =>
        Assert.ThrowsAsync<DeliveryException>(() => channel.SendAsync(Message));
}
