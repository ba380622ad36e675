using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GovMedia.Standalone;

/// <summary>The worker's JSON, for bodies in the worker's own model.</summary>
internal static class WorkerJson
{
    /// <summary>The content type it writes.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    private static readonly JsonObjectSerializer s_default =
        new(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    /// <summary>The serializer that the app chose, or the default.</summary>
    /// <param name="context">An invocation.</param>
    /// <returns>The serializer.</returns>
    public static ObjectSerializer Of(FunctionContext context) => Of(context.InstanceServices);

    /// <summary>The serializer that the app chose, or the default.</summary>
    /// <param name="services">The app's services.</param>
    /// <returns>The serializer.</returns>
    public static ObjectSerializer Of(IServiceProvider services) =>
        services.GetService<IOptions<WorkerOptions>>()?.Value.Serializer ?? s_default;
}
