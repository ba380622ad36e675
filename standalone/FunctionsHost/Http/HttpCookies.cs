namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The cookies that a response sets.</summary>
public abstract class HttpCookies
{
    /// <summary>Makes the collection.</summary>
    protected HttpCookies()
    {
    }

    /// <summary>Sets a cookie for the browser's session.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public abstract void Append(string name, string value);

    /// <summary>Sets a cookie.</summary>
    /// <param name="cookie">The cookie.</param>
    public abstract void Append(IHttpCookie cookie);

    /// <summary>Makes an empty cookie, not yet set.</summary>
    /// <returns>The cookie.</returns>
    public abstract IHttpCookie CreateNew();
}
