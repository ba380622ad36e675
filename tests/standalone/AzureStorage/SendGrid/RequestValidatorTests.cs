using System.Security.Cryptography;
using System.Text;
using SendGrid.Helpers.EventWebhook;

namespace GovMedia.Standalone.SendGrid.Tests;

public sealed class RequestValidatorTests
{
    private const string Timestamp = "1600112502";
    private const string Payload = """[{"email":"t@example.test","event":"delivered","key":"案件-1"}]""" + "\r\n";

    private readonly RequestValidator validator = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void VerifySignature_OfTheService_Holds(bool isPem)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string shown = isPem
            ? key.ExportSubjectPublicKeyInfoPem()
            : Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

        Assert.True(validator.VerifySignature(
            validator.ConvertPublicKeyToECDSA(shown), Payload, Sign(key), Timestamp));
    }

    [Theory]
    [InlineData("payload")]
    [InlineData("timestamp")]
    [InlineData("key")]
    [InlineData("signature")]
    [InlineData("not base64")]
    public void VerifySignature_AnythingElse_DoesNot(string changed)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string signature = changed switch
        {
            "signature" => Sign(other),
            "not base64" => "?",
            _ => Sign(key),
        };

        Assert.False(validator.VerifySignature(
            validator.ConvertPublicKeyToECDSA(
                Convert.ToBase64String((changed == "key" ? other : key).ExportSubjectPublicKeyInfo())),
            changed == "payload" ? Payload.TrimEnd() : Payload,
            signature,
            changed == "timestamp" ? "1600112503" : Timestamp));
    }

    [Fact]
    public void ConvertPublicKey_NoKey_IsSaidAtOnce()
    {
        Assert.ThrowsAny<CryptographicException>(() => validator.ConvertPublicKeyToECDSA("AQID"));
    }

    private static string Sign(ECDsa key) => Convert.ToBase64String(key.SignData(
        Encoding.UTF8.GetBytes(Timestamp + Payload),
        HashAlgorithmName.SHA256,
        DSASignatureFormat.Rfc3279DerSequence));
}
