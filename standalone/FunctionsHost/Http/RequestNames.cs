using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace GovMedia.Standalone;

/// <summary>What an HTTP trigger knows by name: the query's values, and the route's above them.</summary>
internal static class RequestNames
{
    /// <summary>Reads them off a request.</summary>
    /// <param name="http">The request.</param>
    /// <returns>The values, whatever their names' case.</returns>
    public static NamedValues Of(HttpContext http)
    {
        if (http.Request.RouteValues.Count == 0 && http.Request.Query.Count == 0)
        {
            return NamedValues.None;
        }

        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, StringValues value) in http.Request.Query)
        {
            values[name] = value.ToString();
        }

        foreach ((string name, object? value) in http.Request.RouteValues)
        {
            values[name] = value;
        }

        return new NamedValues(values);
    }
}
