using GovMedia.Standalone;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// Makes a generic host a Functions app whose HTTP functions use the worker's own types. The host is the one that
/// <c>FunctionsApplication.CreateBuilder</c> makes; several calls on one builder shape one app.
/// </summary>
public static class WorkerHostBuilderExtensions
{
    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The same builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder)
    {
        HostBuilderApp.Of(builder);
        return builder;
    }

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Adds middleware and services.</param>
    /// <returns>The same builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder,
        Action<IFunctionsWorkerApplicationBuilder> configure) =>
        ConfigureFunctionsWorkerDefaults(builder, configure, null);

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configureOptions">Sets the worker's options.</param>
    /// <returns>The same builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder,
        Action<WorkerOptions> configureOptions) =>
        ConfigureFunctionsWorkerDefaults(builder, (_, _) => { }, configureOptions);

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Adds middleware and services.</param>
    /// <param name="configureOptions">Sets the worker's options; null for nothing.</param>
    /// <returns>The same builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder,
        Action<IFunctionsWorkerApplicationBuilder> configure,
        Action<WorkerOptions>? configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return ConfigureFunctionsWorkerDefaults(builder, (_, worker) => configure(worker), configureOptions);
    }

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Adds middleware and services, knowing the host's configuration.</param>
    /// <returns>The same builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder,
        Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure) =>
        ConfigureFunctionsWorkerDefaults(builder, configure, null);

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Adds middleware and services, knowing the host's configuration.</param>
    /// <param name="configureOptions">Sets the worker's options; null for nothing.</param>
    /// <returns>The same builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder,
        Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure,
        Action<WorkerOptions>? configureOptions)
    {
        HostBuilderApp app = HostBuilderApp.Of(builder);
        app.Shape(configure);
        if (configureOptions is not null)
        {
            app.Shape((_, worker) => worker.Services.Configure(configureOptions));
        }

        return builder;
    }
}
