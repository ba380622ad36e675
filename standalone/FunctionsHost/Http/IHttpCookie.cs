namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A cookie.</summary>
public interface IHttpCookie
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>The value.</summary>
    string Value { get; }

    /// <summary>The domain it is for; null for the host alone.</summary>
    string? Domain { get; }

    /// <summary>The path it is for; null for the request's.</summary>
    string? Path { get; }

    /// <summary>When it ends; null with the browser's session.</summary>
    DateTimeOffset? Expires { get; }

    /// <summary>Whether it goes over TLS only.</summary>
    bool? Secure { get; }

    /// <summary>Whether scripts are kept from it.</summary>
    bool? HttpOnly { get; }

    /// <summary>Whether it goes with requests from other sites.</summary>
    SameSite SameSite { get; }

    /// <summary>How many seconds it lives; stands above <see cref="Expires"/>.</summary>
    double? MaxAge { get; }
}
