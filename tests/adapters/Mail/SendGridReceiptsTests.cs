using System.Security.Cryptography;
using System.Text;
using GovMedia.Adapters.Mail;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Adapters.Tests.Mail;

public sealed class SendGridReceiptsTests : IDisposable
{
    private const long Signed = 1767600000;

    private const string Events =
        """
        [{"email":"citizen@example.com","timestamp":1767600001,"event":"delivered","sg_event_id":"e1",
          "govmedia-key":"k1"},
         {"email":"wang.x@example.com","timestamp":1767600002,"event":"bounce","sg_event_id":"e2","govmedia-key":"k2",
          "reason":"550 <wang.x@example.com> 不存在，Wang.X unknown"},
         {"email":"b@example.com","timestamp":1767600003,"event":"delivered","sg_event_id":"e3"},
         {"email":"b@example.com","timestamp":1767600003,"event":"open","sg_event_id":"e4","govmedia-key":"k1"},
         {"email":"b@example.com","timestamp":1767600004,"event":"deferred","sg_event_id":"e5","govmedia-key":"k1",
          "response":"451 later"},
         {"email":"b@example.com","timestamp":1767600005,"event":"dropped","sg_event_id":"e6","govmedia-key":"k3",
          "reason":"Bounced Address"}]
        """;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Read_SignedEvents_AreReceiptsOfOurMessagesWithoutAddresses() =>
        Assert.Equal(
            [
                new ChannelReceipt("k1", "e1", ReceiptKind.Delivered, At(1767600001), string.Empty),
                new ChannelReceipt("k2", "e2", ReceiptKind.Bounced, At(1767600002), "550 <address> 不存在，<address> unknown"),
                new ChannelReceipt("k1", "e5", ReceiptKind.Deferred, At(1767600004), "451 later"),
                new ChannelReceipt("k3", "e6", ReceiptKind.Dropped, At(1767600005), "Bounced Address"),
            ],
            Read(Events)!);

    [Fact]
    public void Read_EventWithoutAnId_HasTheSameOneEachTime()
    {
        const string Event = """[{"timestamp":1,"event":"delivered","govmedia-key":"k1"}]""";

        string id = Read(Event)![0].Id;

        Assert.Matches("^[0-9a-f]{64}$", id);
        Assert.Equal(id, Read(Event)![0].Id);
    }

    [Fact]
    public void Read_AnythingChanged_IsRefused()
    {
        string signature = Sign(Events);

        Assert.NotNull(Read(Events, signature));
        Assert.Null(Read(Events.Replace("e1", "e9", StringComparison.Ordinal), signature));
        Assert.Null(Read(Events, signature, Signed + 1));
        Assert.Null(Read(Events, Sign(Events + " ")));
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Null(Receipts(other).Read(Encoding.UTF8.GetBytes(Events), Headers(signature, Signed)));
    }

    [Fact]
    public void Read_WithoutEitherHeader_IsRefused()
    {
        Assert.Null(Receipts(_key).Read(Encoding.UTF8.GetBytes(Events), static _ => null));
        Assert.Null(Receipts(_key).Read(
            Encoding.UTF8.GetBytes(Events), name => name == SendGridReceipts.SignatureHeader ? Sign(Events) : null));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(25 * 3600, true)]
    [InlineData((25 * 3600) + 1, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public void Read_SignatureOfAnAge_IsTakenWithinTheWindowAlone(int ageInSeconds, bool taken) =>
        Assert.Equal(taken, Read(Events, now: Signed + ageInSeconds) is not null);

    [Theory]
    [InlineData("")]
    [InlineData("no base64 !")]
    [InlineData("AAAA")]
    public void Read_SignatureThatIsNone_IsRefused(string signature) => Assert.Null(Read(Events, signature));

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    public void Read_SignedButNoEvents_IsRefused(string body) => Assert.Null(Read(body));

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static Func<string, string?> Headers(string signature, long timestamp) => name => name switch
    {
        SendGridReceipts.SignatureHeader => signature,
        SendGridReceipts.TimestampHeader => $"{timestamp}",
        _ => null,
    };

    private static SendGridReceipts Receipts(ECDsa key, long now = Signed) =>
        new(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()), new FixedTime(At(now)));

    private IReadOnlyList<ChannelReceipt>? Read(
        string body, string? signature = null, long timestamp = Signed, long now = Signed) =>
        Receipts(_key, now).Read(Encoding.UTF8.GetBytes(body), Headers(signature ?? Sign(body), timestamp));

    private string Sign(string payload) => Convert.ToBase64String(_key.SignData(
        Encoding.UTF8.GetBytes($"{Signed}{payload}"), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
}
