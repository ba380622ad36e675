using GovMedia.Workflows.Directory;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Sessions;

/// <summary>Reads the session of a request: a bearer token first, else the cookie.</summary>
public sealed class SessionReader(SessionTokens tokens, CredentialStore credentials, DirectoryBook directory)
{
    /// <summary>The cookie's name.</summary>
    public const string Cookie = "gm_session";

    private const string Bearer = "Bearer ";

    /// <summary>The session, or null where there is none that holds.</summary>
    public async Task<Session?> ReadAsync(HttpContext http, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        string? header = http.Request.Headers.Authorization;
        bool bearer = header is not null && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);
        string? token = bearer ? header![Bearer.Length..].Trim() : http.Request.Cookies[Cookie];
        if (string.IsNullOrEmpty(token) || tokens.Read(token) is not { } said)
        {
            return null;
        }

        User? user = (await directory.ReadAsync(cancellation)).Users.GetValueOrDefault(said.User);
        Credential? credential = await credentials.ReadAsync(said.User, cancellation);
        return user is { Disabled: false } && (credential?.Stamp ?? "") == said.Stamp
            ? new Session(user, said.Expires, !bearer, !said.Local && credential is { MustChange: true })
            : null;
    }
}
