using System.Globalization;
using System.Text.Json.Nodes;
using GovMedia.Workflows;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Http;

/// <summary>Writes problems as <c>application/problem+json</c>, in the language of the request.</summary>
public static class ProblemBody
{
    /// <summary>Writes a problem as the whole answer.</summary>
    public static Task WriteAsync(HttpContext http, Problem problem)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(problem);
        string language = Language.Of(http.Request);
        int status = ProblemCodes.StatusOf(problem.Code);
        JsonObject body = new()
        {
            ["type"] = "about:blank",
            ["title"] = ProblemCodes.TitleOf(problem.Code).In(language),
            ["status"] = status,
            ["detail"] = problem.Detail.In(language),
            ["code"] = problem.Code,
        };
        Add(body, "rule", problem.Rule);
        Add(body, "article", problem.Article);
        Add(body, "earliest", Instant(problem.Earliest));
        Add(body, "latest", Instant(problem.Latest));
        if (problem.Errors is { } errors)
        {
            JsonObject fields = [];
            foreach ((string field, Rules.LocalText[] texts) in errors)
            {
                fields[field] = new JsonArray([.. texts.Select(t => (JsonNode)t.In(language))]);
            }

            body["errors"] = fields;
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "application/problem+json; charset=utf-8";
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (problem.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return http.Response.WriteAsync(body.ToJsonString(GovJson.Options));
    }

    private static void Add(JsonObject body, string name, string? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }

    private static string? Instant(DateTimeOffset? at) => at is { } instant ? GovJson.Write(instant).Trim('"') : null;
}
