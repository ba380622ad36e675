using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone;

/// <summary>Reads management requests and answers what is the same for several of them.</summary>
internal static class ManagementRequest
{
    private static readonly Words s_title = new("实例管理", "Instance management");

    /// <summary>The instance in the address.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Its id.</returns>
    public static string Instance(HttpContext http) => Route(http, "instanceId")!;

    /// <summary>A value in the address.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The value, or null.</returns>
    public static string? Route(HttpContext http, string name) => http.Request.RouteValues[name] as string;

    /// <summary>A value of the query.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The value; null when missing or empty.</returns>
    public static string? Query(HttpContext http, string name) =>
        http.Request.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

    /// <summary>A yes or no of the query.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">What it is when missing.</param>
    /// <returns>The answer.</returns>
    public static bool Flag(HttpContext http, string name, bool otherwise) =>
        Query(http, name) is not { } text ? otherwise
        : bool.TryParse(text, out bool flag) ? flag
        : throw Bad(name, text, "true or false");

    /// <summary>A time of the query; UTC when it names no offset.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The time; null when missing.</returns>
    public static DateTimeOffset? Time(HttpContext http, string name) =>
        Query(http, name) is not { } text ? null
        : DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time
        : throw Bad(name, text, "an ISO 8601 date and time");

    /// <summary>The statuses of the query's comma list.</summary>
    /// <param name="http">The request.</param>
    /// <returns>The statuses; null when none are named.</returns>
    public static IReadOnlyList<OrchestrationRuntimeStatus>? Statuses(HttpContext http)
    {
        if (Query(http, "runtimeStatus") is not { } text)
        {
            return null;
        }

        List<OrchestrationRuntimeStatus> statuses = [];
        foreach (string name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            statuses.Add(Enum.TryParse(name, ignoreCase: true, out OrchestrationRuntimeStatus status)
                && Enum.IsDefined(status)
                ? status
                : throw Bad("runtimeStatus", name, string.Join(", ", Enum.GetNames<OrchestrationRuntimeStatus>())));
        }

        return statuses;
    }

    /// <summary>The body as JSON.</summary>
    /// <param name="http">The request.</param>
    /// <returns>The JSON; null when there is no body.</returns>
    public static async Task<object?> JsonAsync(HttpContext http)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (JsonException malformed)
        {
            throw new BadHttpRequestException("The body is not JSON.", malformed);
        }
    }

    /// <summary>Answers 404 for an instance that does not exist.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public static Task UnknownAsync(HttpContext http) => HostProblem.WriteAsync(
        http,
        StatusCodes.Status404NotFound,
        "instance-not-found",
        s_title,
        new($"没有实例 {Instance(http)}。", $"There is no instance {Instance(http)}."));

    /// <summary>Answers 410 for an instance that has ended.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is answered.</returns>
    public static Task EndedAsync(HttpContext http) => HostProblem.WriteAsync(
        http,
        StatusCodes.Status410Gone,
        "instance-ended",
        s_title,
        new($"实例 {Instance(http)} 已结束。", $"Instance {Instance(http)} has ended."));

    /// <summary>What is said of a value that is not acceptable.</summary>
    /// <param name="name">The value's name.</param>
    /// <param name="text">The value.</param>
    /// <param name="accepted">What is accepted.</param>
    /// <returns>The exception, of status 400.</returns>
    public static BadHttpRequestException Bad(string name, string text, string accepted) =>
        new($"{name}: '{text}' is not accepted; expected {accepted}.");
}
