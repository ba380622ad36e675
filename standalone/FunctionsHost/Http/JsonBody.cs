using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GovMedia.Standalone;

/// <summary>Binds a parameter to the request's JSON body, by the app's MVC options.</summary>
internal sealed class JsonBody
{
    private JsonBody()
    {
    }

    /// <summary>How a parameter is bound.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>Its binder; a body that does not fit makes it throw a 400.</returns>
    public static Func<Invocation, ValueTask<object?>> Binder(ParameterInfo parameter)
    {
        bool optional = parameter.HasDefaultValue
            || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        return invocation => ReadAsync((HttpContext)invocation.Trigger!, parameter, optional);
    }

    private static async ValueTask<object?> ReadAsync(HttpContext http, ParameterInfo parameter, bool optional)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length == 0)
        {
            return optional
                ? parameter.HasDefaultValue ? parameter.DefaultValue : null
                : throw new BadHttpRequestException("The body is empty; JSON is expected.");
        }

        body.Position = 0;
        try
        {
            JsonSerializerOptions options =
                http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
            object? value = await JsonSerializer.DeserializeAsync(
                body, parameter.ParameterType, options, http.RequestAborted);
            return value is null && !optional
                ? throw new BadHttpRequestException("The body is null; a JSON value is expected.")
                : value;
        }
        catch (JsonException malformed)
        {
            throw new BadHttpRequestException(
                $"The body is not the JSON expected, at {malformed.Path ?? "$"}.", malformed);
        }
    }
}
