using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovMedia.Adapters.Webhooks;
using GovMedia.Testing;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Adapters.Tests.Webhooks;

public sealed class WebhookChannelTests : IAsyncLifetime
{
    private static readonly FixedTime Now = new(DateTimeOffset.FromUnixTimeSeconds(1_767_600_000));
    private static readonly OutgoingMessage Message = new("key", "group", "reminder", "提醒", "还有1个工作日\n第四十五条");

    private readonly HttpClient _http = new();
    private LoopbackServer _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Send_WeCom_IsItsTextMessage()
    {
        _server.Answer = (200, """{"errcode":0,"errmsg":"ok"}""");

        string proof = await Channel().SendAsync(Message);

        Assert.Equal("200", proof);
        LoopbackServer.Received received = Assert.Single(_server.Requests);
        Assert.Equal("POST /robot?key=abc", received.Line);
        Assert.Equal(
            """{"msgtype":"text","text":{"content":"提醒\n还有1个工作日\n第四十五条"}}""", Encoding.UTF8.GetString(received.Body));
        Assert.Equal("application/json; charset=utf-8", received.Headers["Content-Type"]);
        Assert.False(received.Headers.ContainsKey("X-GovMedia-Signature"));
    }

    [Fact]
    public async Task Send_Json_IsWholeAndSigned()
    {
        OutgoingMessage large = Message with { Body = new string('长', 5000) };

        await Channel(WebhookFormat.Json, "secret").SendAsync(large);
        await Channel(WebhookFormat.Json, "secret").SendAsync(large);

        LoopbackServer.Received received = _server.Requests[0];
        using JsonDocument json = JsonDocument.Parse(received.Body);
        Assert.Equal(large.Body, json.RootElement.GetProperty("body").GetString());
        Assert.Equal("group", json.RootElement.GetProperty("to").GetString());
        byte[] signed = [.. "1767600000."u8, .. received.Body];
        byte[] expected = HMACSHA256.HashData("secret"u8.ToArray(), signed);
        Assert.Equal("1767600000", received.Headers["X-GovMedia-Timestamp"]);
        Assert.Equal("sha256=" + Convert.ToHexStringLower(expected), received.Headers["X-GovMedia-Signature"]);
        Assert.Equal(received.Headers["Idempotency-Key"], _server.Requests[1].Headers["Idempotency-Key"]);
    }

    [Fact]
    public async Task Send_WeComTooLong_IsCutAtACharacterAndSaysSo()
    {
        await Channel().SendAsync(Message with { Body = string.Concat(Enumerable.Repeat("长😀", 600)) });

        using JsonDocument json = JsonDocument.Parse(_server.Requests[0].Body);
        string content = json.RootElement.GetProperty("text").GetProperty("content").GetString()!;
        Assert.InRange(Encoding.UTF8.GetByteCount(content), 2040, 2048);
        Assert.EndsWith("(全文见系统)", content, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', content);
    }

    [Theory]
    [InlineData(200, """{"errcode":45009,"errmsg":"api freq out of limit"}""", false)]
    [InlineData(200, """{"errcode":93000,"errmsg":"invalid webhook url"}""", false)]
    [InlineData(200, """{"errcode":45002,"errmsg":"content too long"}""", true)]
    [InlineData(400, "", true)]
    [InlineData(413, "", true)]
    [InlineData(403, "", false)]
    [InlineData(429, "", false)]
    [InlineData(500, "", false)]
    [InlineData(503, "", false)]
    public async Task Send_Refused_SaysWhetherToTryAgain(int status, string body, bool permanent)
    {
        _server.Answer = (status, body);

        DeliveryException refusal = await Assert.ThrowsAsync<DeliveryException>(() => Channel().SendAsync(Message));

        Assert.Equal(permanent, refusal.Permanent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("[]")]
    public async Task Send_AcceptedWithoutErrorCode_IsAccepted(string body)
    {
        _server.Answer = (200, body);

        Assert.Equal("200", await Channel().SendAsync(Message));
    }

    [Fact]
    public async Task Send_ServerDown_IsTransient()
    {
        await _server.DisposeAsync();

        Assert.False((await Assert.ThrowsAsync<DeliveryException>(() => Channel().SendAsync(Message))).Permanent);
    }

    [Fact]
    public void Settings_UrlInClear_IsRefusedWithoutItsKey()
    {
        WebhookSettings settings = new() { Url = new Uri("http://hooks.example.com/robot?key=abc"), Secret = "hush" };

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new WebhookChannel(_http, settings, Now));

        Assert.DoesNotContain("abc", refusal.Message + settings, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", refusal.Message + settings, StringComparison.Ordinal);
    }

    private WebhookChannel Channel(WebhookFormat format = WebhookFormat.WeCom, string? secret = null) => new(
        _http,
        new WebhookSettings { Url = new Uri(_server.Url, "robot?key=abc"), Format = format, Secret = secret },
        Now);
}
