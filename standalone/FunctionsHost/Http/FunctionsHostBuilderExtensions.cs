using GovMedia.Standalone;
using Microsoft.Azure.Functions.Worker;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// Makes a generic host a Functions app whose HTTP functions may use ASP.NET Core's types: they take
/// <c>HttpRequest</c> and return <c>IActionResult</c>.
/// </summary>
public static class FunctionsHostBuilderExtensions
{
    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The same builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(this IHostBuilder builder) =>
        ConfigureFunctionsWebApplication(builder, (_, _) => { });

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configureWorker">Adds middleware and services.</param>
    /// <returns>The same builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(
        this IHostBuilder builder,
        Action<IFunctionsWorkerApplicationBuilder> configureWorker) =>
        ConfigureFunctionsWebApplication(builder, (_, worker) => configureWorker?.Invoke(worker));

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configureWorker">Adds middleware and services, knowing the host's configuration.</param>
    /// <returns>The same builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(
        this IHostBuilder builder,
        Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configureWorker)
    {
        HostBuilderApp app = HostBuilderApp.Of(builder);
        app.UseWebApplication();
        app.Shape((context, worker) => configureWorker?.Invoke(context, worker));
        return builder;
    }
}
