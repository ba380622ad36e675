using EllipticCurve;

namespace SendGrid.Helpers.EventWebhook;

/// <summary>Checks that events come from the service: each request is signed over its time and its body.</summary>
public class RequestValidator
{
    /// <summary>The header that carries the signature.</summary>
    public const string SIGNATURE_HEADER = "X-Twilio-Email-Event-Webhook-Signature";

    /// <summary>The header that carries the time.</summary>
    public const string TIMESTAMP_HEADER = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>Reads the verification key that the service shows in its settings.</summary>
    /// <param name="publicKey">The key, in base64.</param>
    /// <returns>The key.</returns>
    public PublicKey ConvertPublicKeyToECDSA(string publicKey) => PublicKey.fromPem(publicKey);

    /// <summary>Whether the signature is the service's, over this time and this body.</summary>
    /// <param name="publicKey">The verification key.</param>
    /// <param name="payload">The body, as it came.</param>
    /// <param name="signature">The signature header.</param>
    /// <param name="timestamp">The time header.</param>
    /// <returns>True if it is.</returns>
    public bool VerifySignature(PublicKey publicKey, string payload, string signature, string timestamp) =>
        Ecdsa.verify(timestamp + payload, Signature.fromBase64(signature), publicKey);
}
