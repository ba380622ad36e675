using System.Security.Cryptography;
using System.Text;
using GovMedia.Adapters.Webhooks;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Adapters.Tests.Webhooks;

public sealed class WebhookReceiptsTests
{
    private const long Signed = 1_767_600_000;

    private const string Told =
        """
        [{"key":"k1","id":"g-1","event":"delivered","at":"2026-01-05T16:00:00+08:00"},
         {"key":"k2","id":"g-2","event":"bounced","at":"2026-01-05T16:00:01+08:00","reason":"a@example.org 停机"}]
        """;

    [Fact]
    public void Read_SignedReceipts_AreThoseOfTheNamedChannelWithoutAddresses()
    {
        WebhookReceipts receipts = Receipts();

        Assert.Equal("sms", receipts.Channel);
        Assert.Equal(
            [
                new ChannelReceipt("k1", "g-1", ReceiptKind.Delivered, At("2026-01-05T16:00:00+08:00"), string.Empty),
                new ChannelReceipt("k2", "g-2", ReceiptKind.Bounced, At("2026-01-05T16:00:01+08:00"), "<address> 停机"),
            ],
            receipts.Read(Encoding.UTF8.GetBytes(Told), Headers(Told))!);
    }

    [Theory]
    [InlineData(" ", 0)]
    [InlineData("", 601)]
    [InlineData("", -301)]
    public void Read_ChangedOrNotFresh_IsRefused(string appended, int age) =>
        Assert.Null(Receipts(Signed + age).Read(Encoding.UTF8.GetBytes(Told + appended), Headers(Told)));

    [Theory]
    [InlineData("{}")]
    [InlineData("""[{"key":"k1","id":"g-1","event":"lost","at":"2026-01-05T16:00:00+08:00"}]""")]
    [InlineData("""[{"key":"k1","event":"delivered","at":"2026-01-05T16:00:00+08:00"}]""")]
    public void Read_SignedButNoReceipts_IsRefused(string body) =>
        Assert.Null(Receipts().Read(Encoding.UTF8.GetBytes(body), Headers(body)));

    [Fact]
    public void Receipts_OfAChannelWithoutASecret_CannotBe() =>
        Assert.Throws<ArgumentException>(() => new WebhookReceipts(Settings(null), TimeProvider.System));

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static WebhookSettings Settings(string? secret) =>
        new() { Name = "sms", Url = new Uri("https://sms.example.gov.cn/"), Format = WebhookFormat.Json, Secret = secret };

    private static WebhookReceipts Receipts(long now = Signed) =>
        new(Settings("hush"), new FixedTime(DateTimeOffset.FromUnixTimeSeconds(now)));

    private static Func<string, string?> Headers(string body) => name => name switch
    {
        "X-GovMedia-Timestamp" => $"{Signed}",
        "X-GovMedia-Signature" => "sha256=" + Convert.ToHexStringLower(
            HMACSHA256.HashData("hush"u8.ToArray(), Encoding.UTF8.GetBytes($"{Signed}.{body}"))),
        _ => null,
    };
}
