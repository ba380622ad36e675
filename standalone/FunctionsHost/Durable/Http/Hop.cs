using System.Net;

namespace GovMedia.Standalone;

/// <summary>One of the places a request goes to on its way to an answer.</summary>
/// <param name="Method">The method.</param>
/// <param name="Uri">Where to.</param>
/// <param name="Withheld">Headers of the request that are not shown there.</param>
internal sealed record Hop(HttpMethod Method, Uri Uri, IReadOnlyList<string> Withheld)
{
    private static readonly string[] s_credentials = ["Authorization", "Cookie", "x-functions-key"];

    /// <summary>Whether two addresses are of one server: scheme, host and port.</summary>
    public static bool IsSameServer(Uri one, Uri other) => Uri.Compare(
        one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Where an answer sends the request on.</summary>
    /// <param name="response">The answer to this hop.</param>
    /// <returns>Null when it does not, or not to where one may go: out of HTTP, or from HTTPS back to it.</returns>
    /// <remarks>As with any <see cref="HttpClient"/>, authorization is left behind; on another server, so is everything
    /// else that lets in.</remarks>
    public Hop? Next(HttpResponseMessage response)
    {
        if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
        {
            return null;
        }

        Uri next = new(Uri, location);
        bool isAllowed = next.Scheme == Uri.UriSchemeHttps
            || (next.Scheme == Uri.UriSchemeHttp && Uri.Scheme == Uri.UriSchemeHttp);
        string[] left = IsSameServer(Uri, next) ? ["Authorization"] : s_credentials;
        return isAllowed ? new Hop(MethodAfter(response.StatusCode), next, [.. Withheld.Union(left)]) : null;
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MultipleChoices
        or HttpStatusCode.MovedPermanently
        or HttpStatusCode.Found
        or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect
        or HttpStatusCode.PermanentRedirect;

    private HttpMethod MethodAfter(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => Method,
        HttpStatusCode.SeeOther when Method != HttpMethod.Head => HttpMethod.Get,
        _ => Method == HttpMethod.Post ? HttpMethod.Get : Method,
    };
}
