using System.Security.Cryptography;
using System.Text;
using GovMedia.Adapters.Mail;

namespace GovMedia.Adapters.Tests.Mail;

public sealed class SendGridReceiptsTests : IDisposable
{
    private const string Timestamp = "1767600000";

    private const string Events =
        """
        [{"email":"citizen@example.com","timestamp":1767600001,"event":"delivered","sg_event_id":"e1",
          "govmedia-key":"k1"},
         {"email":"a@example.com","timestamp":1767600002,"event":"bounce","sg_event_id":"e2","govmedia-key":"k2",
          "reason":"550 <a@example.com> 不存在"},
         {"email":"b@example.com","timestamp":1767600003,"event":"delivered","sg_event_id":"e3"}]
        """;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Read_SignedEvents_AreReceiptsOfOurMessagesWithoutAddresses()
    {
        IReadOnlyList<SendGridReceipt> receipts =
            Receipts().Read(Encoding.UTF8.GetBytes(Events), Sign(Events), Timestamp)!;

        Assert.Equal(
            [
                new SendGridReceipt("k1", "e1", "delivered", At(1767600001), string.Empty),
                new SendGridReceipt("k2", "e2", "bounce", At(1767600002), "550 <address> 不存在"),
            ],
            receipts);
    }

    [Fact]
    public void Read_AnythingChanged_IsRefused()
    {
        string signature = Sign(Events);
        byte[] body = Encoding.UTF8.GetBytes(Events);

        string changed = Events.Replace("e1", "e9", StringComparison.Ordinal);
        Assert.Null(Receipts().Read(Encoding.UTF8.GetBytes(changed), signature, Timestamp));
        Assert.Null(Receipts().Read(body, signature, "1767600001"));
        Assert.Null(Receipts().Read(body, Sign(Events + " "), Timestamp));
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        SendGridReceipts others = new(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo()));
        Assert.Null(others.Read(body, signature, Timestamp));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64 !")]
    [InlineData("AAAA")]
    public void Read_SignatureThatIsNone_IsRefused(string signature) =>
        Assert.Null(Receipts().Read(Encoding.UTF8.GetBytes(Events), signature, Timestamp));

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    public void Read_SignedButNoEvents_IsRefused(string body) =>
        Assert.Null(Receipts().Read(Encoding.UTF8.GetBytes(body), Sign(body), Timestamp));

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private SendGridReceipts Receipts() => new(Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo()));

    private string Sign(string payload) => Convert.ToBase64String(_key.SignData(
        Encoding.UTF8.GetBytes(Timestamp + payload), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
}
