namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Whether a cookie goes with requests from other sites.</summary>
public enum SameSite
{
    /// <summary>Nothing is said; the browser decides.</summary>
    None = 0,

    /// <summary>With navigation only.</summary>
    Lax = 1,

    /// <summary>Never.</summary>
    Strict = 2,

    /// <summary>Always, and says so.</summary>
    ExplicitNone = 3,
}
