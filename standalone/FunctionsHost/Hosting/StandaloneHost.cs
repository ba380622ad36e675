using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone;

/// <summary>A Functions app in one process: Kestrel, timers, the engine and the legal clock.</summary>
internal sealed class StandaloneHost
{
    private const int DefaultPort = 7071;
    private readonly HostSettings _settings;
    private readonly IReadOnlyList<DeclaredFunction> _functions;
    private readonly FunctionRuntime _runtime;
    private readonly bool _aspNet;
    private readonly bool _durable;
    private readonly bool _traced;
    private bool _connected;

    private StandaloneHost(
        IServiceCollection services,
        HostSettings settings,
        FunctionPipeline pipeline,
        IReadOnlyList<Type>? types,
        bool aspNet)
    {
        _settings = settings;
        _aspNet = aspNet;
        _functions = FunctionCatalogue.Discover(types ?? TypesOf(settings));
        TimerSchedule.CheckAll(_functions, settings.App);
        _runtime = new FunctionRuntime(pipeline, settings.FunctionTimeout);
        services.AddOptions<WorkerOptions>();
        services.AddLogging(logging => logging.AddConfiguration(settings.Logging));
        _durable = DurableFunctions.AddTo(services, _functions, _runtime, settings);
        _traced = TraceExport.AddTo(services, settings.App);
    }

    /// <summary>Adds what runs an app's functions, and refuses what cannot run.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="contentRoot">Where <c>host.json</c> lies.</param>
    /// <param name="configuration">The app's configuration, complete.</param>
    /// <param name="pipeline">The app's middleware.</param>
    /// <param name="types">Which types to look for functions in; null for the assemblies configured.</param>
    /// <param name="aspNet">Whether HTTP functions may use ASP.NET Core's types.</param>
    /// <returns>What serves them, once the services are built.</returns>
    public static StandaloneHost AddTo(
        IServiceCollection services,
        string contentRoot,
        IConfiguration configuration,
        FunctionPipeline pipeline,
        IReadOnlyList<Type>? types,
        bool aspNet)
    {
        HostSettings settings = new(contentRoot, configuration);
        settings.Check();
        StandaloneHost host = new(services, settings, pipeline, types, aspNet);

        // Started last and stopped first, in this order: timers, then Kestrel, which the builder adds after them.
        services.AddSingleton(provider =>
        {
            // All hosted services are made before the first is started, so nothing runs before this.
            host.Connect(provider);
            return ActivatorUtilities.CreateInstance<TimerFunctions>(
                provider, host._functions, host._runtime, settings);
        });
        services.AddSingleton<IClockedWork>(provider => provider.GetRequiredService<TimerFunctions>());
        services.AddHostedService(provider => provider.GetRequiredService<TimerFunctions>());
        services.Configure<KestrelServerOptions>(kestrel => Configure(kestrel, configuration));
        return host;
    }

    /// <summary>Gives the functions their services, once.</summary>
    /// <param name="services">The app's services.</param>
    /// <exception cref="FunctionWorkerException">Nobody gives a function's parameter its value.</exception>
    public void Connect(IServiceProvider services)
    {
        if (_connected)
        {
            return;
        }

        _connected = true;
        AppConverters converters = new(services);
        foreach (DeclaredFunction function in _functions)
        {
            function.Connect(converters);
        }

        _runtime.Services = services;
    }

    /// <summary>Puts the functions, and what this host itself answers, at their addresses.</summary>
    /// <param name="app">The server's pipeline.</param>
    /// <exception cref="FunctionWorkerException">A route is malformed, or two functions share one.</exception>
    public void Serve(IApplicationBuilder app)
    {
        app.UseMiddleware<RequestBodyLimit>(_settings.MaxRequestBodySize);
        app.UseMiddleware<HostErrors>();
        app.UseRouting();
        if (_traced)
        {
            app.UseMiddleware<RequestSpan>();
        }

        UseWebFiles(app, _settings.WebRoot);
        app.UseEndpoints(Map);
    }

    private static void Configure(KestrelServerOptions kestrel, IConfiguration configuration)
    {
        kestrel.AddServerHeader = false;

        // Bodies are held to their size by RequestBodyLimit, which also lets the client read the refusal.
        kestrel.Limits.MaxRequestBodySize = null;
        bool addressed = configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 }
            || configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 }
            || configuration[WebHostDefaults.HttpsPortsKey] is { Length: > 0 }
            || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!addressed)
        {
            kestrel.Listen(IPAddress.Loopback, DefaultPort);
        }
    }

    private void Map(IEndpointRouteBuilder app)
    {
        HostKeys keys = new(_settings.FunctionKey, _settings.SystemKey);
        HttpFunctions.Map(app, _functions, _runtime, _settings.RoutePrefix, keys, _aspNet);
        if (_settings.Simulated)
        {
            ClockMover mover = ActivatorUtilities.CreateInstance<ClockMover>(app.ServiceProvider);
            new ClockEndpoints(mover).Map(app);
            app.ServiceProvider.GetRequiredService<IHostApplicationLifetime>()
                .ApplicationStopped.Register(mover.Dispose);
        }

        if (_durable && _settings.SystemKey is not null)
        {
            Lazy<DurableTaskClient> client = new(() => DurableFunctions.ClientOf(app.ServiceProvider));
            new ManagementEndpoints(client, DurableFunctions.OrchestratorsOf(_functions), keys, _settings.FullManagement).Map(app);
        }
    }

    private static void UseWebFiles(IApplicationBuilder app, string? folder)
    {
        if (folder is null)
        {
            return;
        }

        PhysicalFileProvider files = Directory.Exists(folder)
            ? new PhysicalFileProvider(folder)
            : throw HostSettings.Refuse("Standalone:WebRoot", folder, "a folder that exists");
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }

    private static Type[] TypesOf(HostSettings settings)
    {
        if (settings.FunctionAssemblies is not { Length: > 0 } names)
        {
            return Assembly.GetEntryAssembly()?.GetTypes() ?? [];
        }

        try
        {
            return [.. names.SelectMany(name => Assembly.Load(new AssemblyName(name)).GetTypes())];
        }
        catch (Exception missing) when (missing is IOException or BadImageFormatException)
        {
            throw new FunctionWorkerException(
                $"Standalone:FunctionAssemblies: '{string.Join(';', names)}' cannot be loaded.", missing);
        }
    }
}
