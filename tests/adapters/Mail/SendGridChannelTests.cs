using System.Text.Json;
using GovMedia.Adapters.Mail;
using GovMedia.Testing;
using GovMedia.Workflows.Delivery;
using SendGrid;

namespace GovMedia.Adapters.Tests.Mail;

public sealed class SendGridChannelTests : IAsyncLifetime
{
    private static readonly OutgoingMessage Message = new(
        "YN-OBJ-2026-000123-K:ack", "citizen@example.com", "received", "您的异议申请已收到", "您好：\n第四十五条。");

    private LoopbackServer _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Send_Accepted_IsPlainTextWithKeyAndWithoutTracking()
    {
        _server.Answer = (202, string.Empty);

        string proof = await Channel().SendAsync(Message);

        LoopbackServer.Received received = Assert.Single(_server.Requests);
        Assert.StartsWith("202", proof, StringComparison.Ordinal);
        Assert.Equal("POST /v3/mail/send", received.Line);
        Assert.Equal("Bearer secret-key", received.Headers["Authorization"]);
        using JsonDocument json = JsonDocument.Parse(received.Body);
        JsonElement mail = json.RootElement;
        JsonElement personalization = mail.GetProperty("personalizations")[0];
        Assert.Equal("citizen@example.com", personalization.GetProperty("to")[0].GetProperty("email").GetString());
        Assert.Equal(Message.Key, personalization.GetProperty("custom_args").GetProperty("govmedia-key").GetString());
        Assert.Matches(
            "^<[0-9a-f]{32}@example\\.gov\\.cn>$",
            personalization.GetProperty("headers").GetProperty("Message-ID").GetString());
        Assert.Equal("office@example.gov.cn", mail.GetProperty("from").GetProperty("email").GetString());
        JsonElement content = Assert.Single(mail.GetProperty("content").EnumerateArray());
        Assert.Equal("text/plain", content.GetProperty("type").GetString());
        Assert.Equal(Message.Body, content.GetProperty("value").GetString());
        JsonElement tracking = mail.GetProperty("tracking_settings");
        Assert.False(tracking.GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        Assert.False(tracking.GetProperty("open_tracking").GetProperty("enable").GetBoolean());
    }

    [Theory]
    [InlineData(400, """{"errors":[{"message":"bad","field":"personalizations.0.to.0.email"}]}""", true)]
    [InlineData(400, """{"errors":[{"message":"not verified","field":"from.email"}]}""", false)]
    [InlineData(400, "", false)]
    [InlineData(401, "", false)]
    [InlineData(403, "", false)]
    [InlineData(413, "", true)]
    [InlineData(429, "", false)]
    [InlineData(500, "", false)]
    public async Task Send_Refused_SaysWhetherToTryAgain(int status, string body, bool permanent)
    {
        _server.Answer = (status, body);

        DeliveryException refusal = await Assert.ThrowsAsync<DeliveryException>(() => Channel().SendAsync(Message));

        Assert.Equal(permanent, refusal.Permanent);
        Assert.Contains($"{status}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ServerDown_IsTransient()
    {
        await _server.DisposeAsync();

        Assert.False((await Assert.ThrowsAsync<DeliveryException>(() => Channel().SendAsync(Message))).Permanent);
    }

    [Fact]
    public async Task Send_AddressUnusable_IsPermanentWithoutARequest()
    {
        DeliveryException refusal = await Assert.ThrowsAsync<DeliveryException>(
            () => Channel().SendAsync(Message with { To = "nobody" }));

        Assert.True(refusal.Permanent);
        Assert.Empty(_server.Requests);
    }

    private SendGridChannel Channel()
    {
        SendGridClientOptions options = new()
        {
            ApiKey = "secret-key",
            Host = _server.Url.ToString().TrimEnd('/'),
        };
        return new SendGridChannel(
            new SendGridClient(options),
            new SendGridSettings { ApiKey = options.ApiKey, From = "政务公开办 <office@example.gov.cn>" });
    }
}
