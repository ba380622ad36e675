using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace GovMedia.Standalone;

/// <summary>Serves HTTP functions at their routes.</summary>
internal static class HttpFunctions
{
    /// <summary>Maps every HTTP function.</summary>
    /// <param name="app">Where to.</param>
    /// <param name="functions">The app's functions.</param>
    /// <param name="runtime">Invokes them.</param>
    /// <param name="prefix">What stands before every route.</param>
    /// <param name="keys">What opens functions that are not anonymous.</param>
    /// <param name="web">Whether the app has turned ASP.NET Core's types on.</param>
    /// <exception cref="FunctionWorkerException">A route is malformed, or two functions share one.</exception>
    public static void Map(
        IEndpointRouteBuilder app,
        IEnumerable<DeclaredFunction> functions,
        FunctionRuntime runtime,
        string prefix,
        HostKeys keys,
        bool web)
    {
        RouteTable taken = new();
        HttpOutcome outcome = new(web);
        foreach (DeclaredFunction function in functions.Where(function => function.Kind == TriggerKind.Http))
        {
            CheckModel(function, web);
            HttpTriggerAttribute trigger = (HttpTriggerAttribute)function.Attribute;
            string template = $"{prefix.Trim('/')}/{trigger.Route ?? function.Name}";
            RoutePattern pattern = Parse(function, template);
            string[] methods = [.. (trigger.Methods ?? []).Select(method => method.ToUpperInvariant()).Distinct()];
            taken.Take(function, pattern, methods);
            IEndpointConventionBuilder endpoint = app.Map(pattern, async http =>
            {
                if (keys.Admit(http, trigger.AuthLevel))
                {
                    await outcome.SendAsync(http, await runtime.InvokeHttpAsync(function, http));
                }
                else
                {
                    await HostKeys.RefuseAsync(http);
                }
            });
            endpoint.WithMetadata(ServedHere.Mark, function).WithDisplayName(function.Name);
            if (methods.Length > 0)
            {
                // What answers GET answers HEAD (RFC 9110, 9.3.2); the server leaves the body out.
                endpoint.WithMetadata(new HttpMethodMetadata(
                    methods.Contains(HttpMethods.Get) ? [.. methods.Append(HttpMethods.Head).Distinct()] : methods));
            }
        }
    }

    private static void CheckModel(DeclaredFunction function, bool web)
    {
        bool aspNet = function.Method.GetParameters().Any(parameter => parameter.ParameterType == typeof(HttpRequest))
            || typeof(IActionResult).IsAssignableFrom(function.ResultType)
            || typeof(IResult).IsAssignableFrom(function.ResultType);
        if (aspNet && !web)
        {
            throw new FunctionWorkerException($"Function {function.Name} ({function.Definition.EntryPoint}) uses "
                + "ASP.NET Core's types; call ConfigureFunctionsWebApplication() on the builder.");
        }

        if (function.ResultType == typeof(HttpRequestData))
        {
            throw new FunctionWorkerException($"Function {function.Name} returns a request; return HttpResponseData.");
        }
    }

    private static RoutePattern Parse(DeclaredFunction function, string template)
    {
        try
        {
            return RoutePatternFactory.Parse(template);
        }
        catch (RoutePatternException malformed)
        {
            throw new FunctionWorkerException(
                $"Function {function.Name}: route '{template}' is not a route template. {malformed.Message}",
                malformed);
        }
    }
}
