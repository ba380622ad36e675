using GovMedia.Functions.Http;
using GovMedia.Functions.Sessions;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Directory;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace GovMedia.Functions.Access;

/// <summary>Finds out who calls, and lets them pass where <see cref="EndpointTable"/> does.</summary>
public sealed class AccessMiddleware(SessionReader sessions, DirectoryBook directory, TimeProvider clock)
    : IFunctionsWorkerMiddleware
{
    /// <summary>The header that names the user whose mandate is used.</summary>
    public const string OnBehalfOf = "X-On-Behalf-Of";

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        HttpContext http = context.GetHttpContext()!;
        string name = context.FunctionDefinition.Name;
        Access access = EndpointTable.Of(name) ?? throw Problem.Of(
            "not-found", "此处没有可提供的内容。", "Nothing is served at this address.").Thrown();
        if (access.Kind == AccessKind.SignedIn)
        {
            Session session = await sessions.ReadAsync(http, context.CancellationToken) ?? throw Problem.Of(
                "not-signed-in",
                "请先登录（POST /api/session），或在Authorization头中给出Bearer令牌。",
                "Sign in first (POST /api/session), or send a bearer token in the Authorization header.").Thrown();
            context.Items[typeof(Caller)] = await AdmitAsync(http, name, access, session, context.CancellationToken);
        }

        await next(context);
    }

    private async Task<Caller> AdmitAsync(
        HttpContext http, string function, Access access, Session session, CancellationToken cancellation)
    {
        if (session.ByCookie)
        {
            RefuseOtherSites(http.Request);
        }

        if (session.MustChangePassword && function is not ("ChangePassword" or "ReadSession"))
        {
            throw Problem.Of(
                "password-change-required",
                "首次登录须先修改密码（POST /api/session/password）。",
                "The one-time password must be changed first (POST /api/session/password).").Thrown();
        }

        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        Caller caller = new(Powers(http.Request, session.User, people), session.User, people);
        if (access.Roles.Count > 0 && !access.Roles.Any(caller.Has))
        {
            string roles = string.Join(", ", access.Roles);
            throw Caller.NotAllowed($"此操作限于：{roles}。", $"This is for {roles}.").Thrown();
        }

        return caller;
    }

    private User Powers(HttpRequest request, User signedIn, DirectorySnapshot people)
    {
        string? principal = request.Headers[OnBehalfOf];
        if (string.IsNullOrEmpty(principal) || principal == signedIn.Id)
        {
            return signedIn;
        }

        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        bool mandated = people.MandatesOf(signedIn.Id, today).Any(m => m.From == principal);
        return mandated && !signedIn.Roles.Contains(Roles.Auditor)
            && people.Users.GetValueOrDefault(principal) is { Disabled: false } other
            ? other
            : throw Problem.Of(
                "no-mandate",
                $"{signedIn.Id} 今天没有 {principal} 的有效委托。",
                $"{signedIn.Id} holds no mandate of {principal} today.").Thrown();
    }

    // The cookie is SameSite=Strict already; a browser that says otherwise is not believed.
    private static void RefuseOtherSites(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return;
        }

        string? site = request.Headers["Sec-Fetch-Site"];
        string? origin = request.Headers.Origin;
        bool elsewhere = site is not (null or "same-origin" or "none")
            || (origin is not null && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? from)
                && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)));
        if (elsewhere)
        {
            throw Problem.Of(
                "cross-site", "不接受其他网站发起的请求。", "Requests from other sites are not accepted.").Thrown();
        }
    }
}
