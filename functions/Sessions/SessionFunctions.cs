using System.Net;
using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Directory;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Sessions;

/// <summary>Signing in and out.</summary>
public sealed class SessionFunctions(
    SessionTokens tokens,
    SessionReader sessions,
    CredentialStore credentials,
    DirectoryBook directory,
    AttemptLimiter limiter,
    LocalSecret localSecret)
{
    /// <summary>Opens a session with a password.</summary>
    [Function("SignIn")]
    public async Task<IActionResult> SignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/session")] HttpRequest request,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        string user = body.Text("user", 100);
        string password = body.Text("password", 200);
        errors.ThrowIfAny();
        string[] keys = [$"sign-in:{user}:{AddressOf(request)}", $"sign-in:{user}", $"sign-in::{AddressOf(request)}"];
        limiter.Check(keys[0], 20);
        limiter.Check(keys[1], 200);
        limiter.Check(keys[2], 200);
        Credential? credential = await credentials.CheckAsync(user, password, cancellation);
        User? known = (await directory.ReadAsync(cancellation)).Users.GetValueOrDefault(user);
        if (credential is null || known is null or { Disabled: true })
        {
            Array.ForEach(keys, limiter.Failed);
            throw Problem.Of("wrong-credentials", "用户名或密码不正确。", "The user or the password is wrong.").Thrown();
        }

        return Open(request, known, credential);
    }

    /// <summary>Opens a session for any user, for whoever can read the data folder.</summary>
    [Function("SignInLocally")]
    public async Task<IActionResult> SignInLocally(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/session/local")] HttpRequest request,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        string user = body.Text("user", 100);
        string secret = body.Text("secret", 200);
        errors.ThrowIfAny();
        bool here = request.HttpContext.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);
        if (!here || !localSecret.Is(secret))
        {
            throw Problem.Of("wrong-credentials", "本机密钥不正确。", "The local secret is wrong.").Thrown();
        }

        User known = (await directory.ReadAsync(cancellation)).Users.GetValueOrDefault(user) is { Disabled: false } found
            ? found
            : throw Problem.Field("user", $"没有用户“{user}”。", $"There is no user '{user}'.").Thrown();
        Credential? credential = await credentials.ReadAsync(user, cancellation);
        return Open(request, known, credential, local: true);
    }

    /// <summary>Says who is signed in.</summary>
    [Function("ReadSession")]
    public async Task<IActionResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/session")] HttpRequest request,
        CancellationToken cancellation)
    {
        Session session = (await sessions.ReadAsync(request.HttpContext, cancellation))!;
        User user = session.User;
        return Answer.Json(new SessionAnswer(
            null, session.ExpiresAt, user.Id, user.Name, user.Unit, user.Roles, session.MustChangePassword));
    }

    /// <summary>Takes the cookie away.</summary>
    [Function("SignOut")]
    public static IActionResult SignOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/session")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.HttpContext.Response.Cookies.Delete(SessionReader.Cookie, CookieOf(request, null));
        return Answer.Empty();
    }

    /// <summary>Changes one's password; every session opened before ends.</summary>
    [Function("ChangePassword")]
    public async Task<IActionResult> ChangePassword(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/session/password")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        string current = body.Text("current", 200);
        string chosen = body.Text("new", 200);
        if (chosen.Length is > 0 and < CredentialStore.LeastLength)
        {
            errors.Add(
                "new", $"至少{CredentialStore.LeastLength}个字符。", $"At least {CredentialStore.LeastLength} characters are needed.");
        }
        else if (chosen.Length > 0 && chosen == current)
        {
            errors.Add("new", "须与现在的密码不同。", "It must differ from the present one.");
        }

        errors.ThrowIfAny();
        User user = context.Caller().SignedIn;
        string key = $"password:{user.Id}";
        limiter.Check(key, 20);
        if (await credentials.CheckAsync(user.Id, current, cancellation) is null)
        {
            limiter.Failed(key);
            throw Problem.Of("wrong-credentials", "现在的密码不正确。", "The present password is wrong.").Thrown();
        }

        await credentials.SetAsync([user.Id], chosen, mustChange: false, cancellation);
        return Open(request, user, await credentials.ReadAsync(user.Id, cancellation));
    }

    private Answer Open(HttpRequest request, User user, Credential? credential, bool local = false)
    {
        (string token, DateTimeOffset expires) = tokens.Make(user.Id, credential?.Stamp ?? "", local);
        request.HttpContext.Response.Cookies.Append(SessionReader.Cookie, token, CookieOf(request, expires));
        return Answer.Json(new SessionAnswer(
            token, expires, user.Id, user.Name, user.Unit, user.Roles, !local && credential is { MustChange: true }));
    }

    private static CookieOptions CookieOf(HttpRequest request, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = request.IsHttps,
        Path = "/",
        Expires = expires,
    };

    private static string AddressOf(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
}
