using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>Turns what an HTTP function returned into its response.</summary>
internal static class HttpOutcome
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> s_responses = new();

    /// <summary>The response inside a result: the property marked [HttpResult], or the result itself.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The response.</returns>
    public static object? ResponseOf(object? result)
    {
        PropertyInfo? marked = result is null ? null : s_responses.GetOrAdd(
            result.GetType(),
            type => type.GetProperties().FirstOrDefault(p => p.IsDefined(typeof(HttpResultAttribute), inherit: true)));
        return marked is null ? result : marked.GetValue(result);
    }

    /// <summary>Sends it. A function that returned nothing answered through the HTTP context, or with 200.</summary>
    /// <param name="http">Where to.</param>
    /// <param name="result">The invocation's result.</param>
    /// <returns>Ends when it is sent.</returns>
    public static Task SendAsync(HttpContext http, object? result)
    {
        object? response = ResponseOf(result);
        return http.Response.HasStarted ? Task.CompletedTask : response switch
        {
            null => Task.CompletedTask,
            KestrelResponse kept => kept.SendAsync(http),
            IResult minimal => minimal.ExecuteAsync(http),
            IActionResult action => action.ExecuteResultAsync(ActionOf(http)),
            _ => new ObjectResult(response).ExecuteResultAsync(ActionOf(http)),
        };
    }

    private static ActionContext ActionOf(HttpContext http) =>
        new(http, http.GetRouteData(), new ActionDescriptor());
}
