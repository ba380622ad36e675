using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>The keys that open what is not for everybody: header <c>x-functions-key</c> or query <c>code</c>.</summary>
internal sealed class HostKeys(string? functionKey, string? systemKey)
{
    /// <summary>Whether a request may call a function of a level. The system key opens every level.</summary>
    /// <param name="http">The request.</param>
    /// <param name="level">The level.</param>
    /// <returns>True when it may.</returns>
    public bool Admit(HttpContext http, AuthorizationLevel level) => level switch
    {
        AuthorizationLevel.Anonymous => true,
        AuthorizationLevel.User or AuthorizationLevel.Function =>
            Shows(http.Request, functionKey) | Shows(http.Request, systemKey),
        _ => Shows(http.Request, systemKey),
    };

    /// <summary>Answers 401.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public static Task RefuseAsync(HttpContext http) => HostProblem.WriteAsync(
        http,
        StatusCodes.Status401Unauthorized,
        "key-required",
        new("需要密钥", "Key required"),
        new(
            "请在请求头 x-functions-key 或参数 code 中提供有效密钥。",
            "Show a valid key in the header x-functions-key or the query value code."));

    private static bool Shows(HttpRequest request, string? key)
    {
        string? shown = request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault();

        // Hashing first makes the comparison take the same time whatever the length.
        return key is not null && shown is not null && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
