using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone;

/// <summary>A Functions app on a generic host builder: one app, however many calls on the builder shape it.</summary>
internal sealed class HostBuilderApp
{
    private readonly FunctionPipeline _pipeline = new();
    private readonly List<Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder>> _shaping = [];
    private StandaloneHost? _host;
    private bool _aspNet;

    private HostBuilderApp()
    {
    }

    /// <summary>Which types to look for functions in; null for the assemblies configured.</summary>
    public IReadOnlyList<Type>? FunctionTypes { get; set; }

    /// <summary>The app of a builder, begun when first asked for.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The app.</returns>
    public static HostBuilderApp Of(IHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Properties.TryGetValue(typeof(HostBuilderApp), out object? begun))
        {
            return (HostBuilderApp)begun;
        }

        HostBuilderApp app = new();
        builder.Properties[typeof(HostBuilderApp)] = app;
        app.Begin(builder);
        return app;
    }

    /// <summary>Adds what an app wants around its functions.</summary>
    /// <param name="configure">Gets the app's builder, its configuration being complete.</param>
    public void Shape(Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _shaping.Add(configure);
    }

    /// <summary>Lets HTTP functions use ASP.NET Core's types.</summary>
    public void UseWebApplication() => _aspNet = true;

    private void Begin(IHostBuilder builder) => builder
        .ConfigureHostConfiguration(configuration => configuration.AddEnvironmentVariables("AZURE_FUNCTIONS_"))
        .ConfigureAppConfiguration(configuration => configuration
            .AddEnvironmentVariables()
            .AddCommandLine(Environment.GetCommandLineArgs()[1..]))
        .ConfigureServices(AddServices)
        .ConfigureWebHostDefaults(web => web.Configure(app => _host!.Serve(app)));

    private void AddServices(HostBuilderContext context, IServiceCollection services)
    {
        // A bare host builder has no logging; in Azure the Functions host has it.
        services.AddLogging(logging => logging
            .AddConfiguration(context.Configuration.GetSection("Logging"))
            .AddConsole());
        LegalTime.AddTo(services);
        if (_aspNet)
        {
            services.AddMvcCore();
        }

        WorkerApplicationBuilder worker = new(services, _pipeline);
        foreach (Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure in _shaping)
        {
            configure(context, worker);
        }

        _host = StandaloneHost.AddTo(
            services,
            context.HostingEnvironment.ContentRootPath,
            context.Configuration,
            _pipeline,
            FunctionTypes,
            _aspNet);
    }
}
