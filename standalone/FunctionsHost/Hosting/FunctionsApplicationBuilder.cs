using GovMedia.Standalone;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds a Functions app.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly FunctionPipeline _pipeline = new();
    private bool _aspNet;
    private bool _built;

    internal FunctionsApplicationBuilder(string[]? args)
    {
        _web = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings are read once: what was checked at start is what runs.
            Args = [.. args ?? [], "--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = ContentRootOf(args),
        });
        LegalTime.AddTo(_web.Services);
    }

    /// <summary>The app's configuration.</summary>
    public ConfigurationManager Configuration => _web.Configuration;

    /// <summary>Where the app runs.</summary>
    public IHostEnvironment Environment => _web.Environment;

    /// <summary>The app's logging.</summary>
    public ILoggingBuilder Logging => _web.Logging;

    /// <summary>The app's metrics.</summary>
    public IMetricsBuilder Metrics => _web.Metrics;

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => _web.Services;

    /// <summary>A place for extensions to leave things for one another while the app is built.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    /// <inheritdoc/>
    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>Which types to look for functions in; null for the assemblies configured.</summary>
    internal IReadOnlyList<Type>? FunctionTypes { get; set; }

    /// <summary>Builds the app: finds its functions, and refuses what cannot run.</summary>
    /// <returns>The host, not yet started.</returns>
    /// <exception cref="FunctionWorkerException">A function, route, schedule or setting is not acceptable; the
    /// message says which and what is.</exception>
    public IHost Build()
    {
        if (_built)
        {
            throw new InvalidOperationException("Build has been called; an app is built once.");
        }

        _built = true;
        StandaloneHost host = StandaloneHost.AddTo(
            Services, Environment.ContentRootPath, Configuration, _pipeline, FunctionTypes, _aspNet);
        WebApplication app = _web.Build();
        host.Connect(app.Services);
        host.Serve(app);
        return app;
    }

    /// <summary>Replaces the container.</summary>
    /// <typeparam name="TContainerBuilder">The container's builder.</typeparam>
    /// <param name="factory">Makes it.</param>
    /// <param name="configure">Sets it up; null for nothing.</param>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <summary>Adds middleware; the first added is the outermost.</summary>
    /// <param name="middleware">Makes the rest with this middleware out of the rest without it.</param>
    /// <returns>This builder.</returns>
    public IFunctionsWorkerApplicationBuilder Use(
        Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _pipeline.Add(middleware);
        return this;
    }

    /// <summary>Lets HTTP functions use ASP.NET Core's types.</summary>
    internal void UseWebApplication()
    {
        _aspNet = true;
        Services.AddMvcCore();
    }

    private static string ContentRootOf(string[]? args) =>
        new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddCommandLine(args ?? [])
            .Build()[HostDefaults.ContentRootKey] is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : AppContext.BaseDirectory;
}
