using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Http;
using HttpSameSite = Microsoft.AspNetCore.Http.SameSiteMode;

namespace GovMedia.Standalone;

/// <summary>The cookies of a response not yet sent.</summary>
internal sealed class KestrelCookies : HttpCookies
{
    private readonly List<IHttpCookie> _cookies = [];

    /// <inheritdoc/>
    public override void Append(string name, string value) => Append(new HttpCookie(name, value));

    /// <inheritdoc/>
    public override void Append(IHttpCookie cookie) => _cookies.Add(cookie);

    /// <inheritdoc/>
    public override IHttpCookie CreateNew() => new HttpCookie(string.Empty, string.Empty);

    /// <summary>Sets them on a response.</summary>
    /// <param name="response">The response.</param>
    public void AppendTo(HttpResponse response)
    {
        foreach (IHttpCookie cookie in _cookies)
        {
            response.Cookies.Append(cookie.Name, cookie.Value, new CookieOptions
            {
                Domain = cookie.Domain,
                Path = cookie.Path ?? "/",
                Expires = cookie.Expires,
                Secure = cookie.Secure ?? false,
                HttpOnly = cookie.HttpOnly ?? false,
                MaxAge = cookie.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                SameSite = cookie.SameSite switch
                {
                    SameSite.Lax => HttpSameSite.Lax,
                    SameSite.Strict => HttpSameSite.Strict,
                    SameSite.ExplicitNone => HttpSameSite.None,
                    _ => HttpSameSite.Unspecified,
                },
            });
        }
    }
}
