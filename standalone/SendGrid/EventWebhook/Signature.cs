namespace EllipticCurve;

/// <summary>A signature of an elliptic curve.</summary>
public sealed class Signature
{
    /// <summary>No signature; it verifies under no key.</summary>
    public Signature()
    {
    }

    internal byte[] Der { get; private init; } = [];

    /// <summary>Reads a signature in DER.</summary>
    /// <param name="s">The signature, in base64.</param>
    /// <returns>The signature; one that verifies nothing if the text is not base64.</returns>
    public static Signature fromBase64(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        byte[] der = new byte[s.Length];
        return Convert.TryFromBase64String(s, der, out int length)
            ? new Signature { Der = der[..length] }
            : new Signature();
    }
}
