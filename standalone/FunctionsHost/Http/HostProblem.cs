using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GovMedia.Standalone;

/// <summary>Answers with a problem (RFC 9457), in Chinese unless the client prefers English.</summary>
internal static class HostProblem
{
    private static readonly JsonSerializerOptions s_json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a problem.</summary>
    /// <param name="http">Where to.</param>
    /// <param name="status">The status.</param>
    /// <param name="code">The stable code, in kebab case.</param>
    /// <param name="title">What kind of problem it is.</param>
    /// <param name="detail">What is wrong with this request.</param>
    /// <param name="field">The field that is wrong; null when none is.</param>
    /// <returns>Ends when it is written.</returns>
    public static Task WriteAsync(
        HttpContext http,
        int status,
        string code,
        Words title,
        Words detail,
        string? field = null)
    {
        bool english = PrefersEnglish(http.Request);
        string said = english ? detail.English : detail.Chinese;
        Dictionary<string, object> problem = new()
        {
            ["type"] = "about:blank",
            ["title"] = english ? title.English : title.Chinese,
            ["status"] = status,
            ["detail"] = said,
            ["code"] = code,
        };
        if (field is not null)
        {
            problem["errors"] = new Dictionary<string, string[]> { [field] = [said] };
        }

        http.Response.StatusCode = status;
        http.Response.Headers.ContentLanguage = english ? "en" : "zh-CN";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(problem, s_json, "application/problem+json; charset=utf-8");
    }

    /// <summary>Answers 404 for an address that nothing serves.</summary>
    /// <param name="http">Where to.</param>
    /// <returns>Ends when it is written.</returns>
    public static Task NotFoundAsync(HttpContext http) => WriteAsync(
        http,
        StatusCodes.Status404NotFound,
        "not-found",
        new("没有这个地址", "No such address"),
        new("此处没有可提供的内容。", "Nothing is served at this address."));

    private static bool PrefersEnglish(HttpRequest request)
    {
        foreach (StringWithQualityHeaderValue language in request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1))
        {
            if (language.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            if (language.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
