using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone;

/// <summary>Puts a Functions app together in one process: Kestrel, timers, the engine and the legal clock.</summary>
internal static class StandaloneHost
{
    private const string DefaultAddress = "http://127.0.0.1:7071";

    /// <summary>Builds the host of an app.</summary>
    /// <param name="web">The web application's builder.</param>
    /// <param name="pipeline">The app's middleware.</param>
    /// <param name="types">Which types to look for functions in; null for the assemblies configured.</param>
    /// <param name="aspNet">Whether HTTP functions may use ASP.NET Core's types.</param>
    /// <returns>The host, not yet started.</returns>
    public static IHost Build(
        WebApplicationBuilder web,
        FunctionPipeline pipeline,
        IReadOnlyList<Type>? types,
        bool aspNet)
    {
        HostSettings settings = new(web.Environment.ContentRootPath, web.Configuration);
        settings.Check();
        IReadOnlyList<DeclaredFunction> functions = FunctionCatalogue.Discover(types ?? TypesOf(settings));
        TimerSchedule.CheckAll(functions, web.Configuration);
        FunctionRuntime runtime = new(pipeline, settings.FunctionTimeout);
        web.Logging.AddConfiguration(settings.Logging);
        bool durable = DurableFunctions.AddTo(web.Services, functions, runtime, settings);

        // Started last and stopped first, in this order: timers, then Kestrel, which the builder adds after them.
        web.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TimerFunctions>(
            provider, functions, runtime, settings));
        web.Services.AddSingleton<IClockedWork>(provider => provider.GetRequiredService<TimerFunctions>());
        web.Services.AddHostedService(provider => provider.GetRequiredService<TimerFunctions>());
        ConfigureKestrel(web);

        WebApplication app = web.Build();
        runtime.Services = app.Services;
        Map(app, settings, functions, runtime, aspNet, durable);
        return app;
    }

    private static void ConfigureKestrel(WebApplicationBuilder web)
    {
        web.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Bodies are held to their size by RequestBodyLimit, which also lets the client read the refusal.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        ConfigurationManager configuration = web.Configuration;
        bool addressed = configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 }
            || configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 }
            || configuration[WebHostDefaults.HttpsPortsKey] is { Length: > 0 }
            || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!addressed)
        {
            web.WebHost.UseUrls(DefaultAddress);
        }
    }

    private static void Map(
        WebApplication app,
        HostSettings settings,
        IReadOnlyList<DeclaredFunction> functions,
        FunctionRuntime runtime,
        bool aspNet,
        bool durable)
    {
        HostKeys keys = new(settings.FunctionKey, settings.SystemKey);
        app.UseMiddleware<RequestBodyLimit>(settings.MaxRequestBodySize);
        app.UseMiddleware<HostErrors>();
        app.UseRouting();
        UseWebFiles(app, settings.WebRoot);
        HttpFunctions.Map(app, functions, runtime, settings.RoutePrefix, keys, aspNet);
        if (settings.Simulated)
        {
            ClockMover mover = ActivatorUtilities.CreateInstance<ClockMover>(app.Services);
            new ClockEndpoints(mover).Map(app);
            app.Lifetime.ApplicationStopped.Register(mover.Dispose);
        }

        if (durable && settings.SystemKey is not null)
        {
            Lazy<DurableTaskClient> client = new(() => DurableFunctions.ClientOf(app.Services));
            new ManagementEndpoints(client, keys, settings.FullManagement).Map(app);
        }
    }

    private static void UseWebFiles(WebApplication app, string? folder)
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
