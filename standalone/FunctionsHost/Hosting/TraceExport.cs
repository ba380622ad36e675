using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GovMedia.Standalone;

/// <summary>Sends traces to a collector where OpenTelemetry's own settings name one, and nowhere otherwise.</summary>
internal static class TraceExport
{
    private static readonly string[] s_sources = ["Microsoft.AspNetCore", "Microsoft.DurableTask"];

    // Either is enough: the standard has one for all signals and one for traces alone.
    private static readonly string[] s_endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    /// <summary>Adds the export, if one is wanted.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The app's configuration, environment included.</param>
    /// <returns>Whether traces are exported.</returns>
    public static bool AddTo(IServiceCollection services, IConfiguration configuration)
    {
        if (!s_endpoints.Any(name => configuration[name] is { Length: > 0 }))
        {
            return false;
        }

        services.AddOpenTelemetry().WithTracing(traces => traces.AddSource(s_sources).AddOtlpExporter());
        if (configuration["OTEL_SERVICE_NAME"] is not { Length: > 0 })
        {
            services.ConfigureOpenTelemetryTracerProvider((provider, traces) => traces.ConfigureResource(
                resource => resource.AddService(provider.GetRequiredService<IHostEnvironment>().ApplicationName)));
        }

        return true;
    }
}
