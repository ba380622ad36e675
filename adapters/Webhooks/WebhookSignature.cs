using System.Security.Cryptography;
using System.Text;

namespace GovMedia.Adapters.Webhooks;

/// <summary>How requests to and from a webhook are signed: HMAC-SHA-256 of the timestamp, a full stop and the
/// body.</summary>
internal static class WebhookSignature
{
    /// <summary>The header of the signature, <c>sha256=HEX</c>.</summary>
    public const string Header = "X-GovMedia-Signature";

    /// <summary>The header of the time signed with it, in Unix seconds of the machine's clock.</summary>
    public const string TimestampHeader = "X-GovMedia-Timestamp";

    /// <summary>The signature's header value.</summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), (byte)'.', .. body];
        return "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
