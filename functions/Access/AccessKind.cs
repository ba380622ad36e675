namespace GovMedia.Functions.Access;

/// <summary>How an endpoint knows its callers.</summary>
public enum AccessKind
{
    /// <summary>It does not.</summary>
    Everybody,

    /// <summary>By the access code of a case.</summary>
    WithAccessCode,

    /// <summary>By the signature of the request.</summary>
    WithSignature,

    /// <summary>By their session.</summary>
    SignedIn,
}
