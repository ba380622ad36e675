using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Standalone;

/// <summary>A Functions app on a loopback port of its own, with a folder of its own.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _directory;
    private readonly bool _ownsDirectory;

    private RunningApp(IHost host, string directory, bool ownsDirectory)
    {
        _host = host;
        _directory = directory;
        _ownsDirectory = ownsDirectory;
        Address = new Uri(host.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public string Directory => _directory;

    public static FunctionsApplicationBuilder Builder(
        string directory,
        Type[] types,
        string? hostJson = null,
        params (string Key, string Value)[] settings)
    {
        WriteHostJson(directory, hostJson);
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder([$"--contentRoot={directory}"]);
        builder.FunctionTypes = types;
        builder.Configuration.AddInMemoryCollection(SettingsIn(directory));
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        return builder;
    }

    public static string NewDirectory() => System.IO.Directory.CreateTempSubdirectory("govmedia-host-").FullName;

    public static Task<RunningApp> StartAsync(Type[] types, params (string Key, string Value)[] settings) =>
        StartAsync(types, _ => { }, null, null, settings);

    public static async Task<RunningApp> StartAsync(
        Type[] types,
        Action<FunctionsApplicationBuilder> configure,
        string? directory = null,
        string? hostJson = null,
        params (string Key, string Value)[] settings)
    {
        string folder = directory ?? NewDirectory();
        FunctionsApplicationBuilder builder = Builder(folder, types, hostJson, settings);
        builder.ConfigureFunctionsWebApplication();
        configure(builder);
        IHost host = builder.Build();
        await host.StartAsync();
        return new RunningApp(host, folder, directory is null);
    }

    /// <summary>Starts an app that was begun on a generic host builder.</summary>
    public static async Task<RunningApp> StartAsync(
        IHostBuilder builder,
        Type[] types,
        string? directory = null,
        params (string Key, string Value)[] settings)
    {
        string folder = directory ?? NewDirectory();
        WriteHostJson(folder, null);
        HostBuilderApp.Of(builder).FunctionTypes = types;
        builder.UseContentRoot(folder).ConfigureAppConfiguration(configuration => configuration
            .AddInMemoryCollection(SettingsIn(folder))
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))));
        IHost host = builder.Build();
        await host.StartAsync();
        return new RunningApp(host, folder, directory is null);
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        if (_host is IAsyncDisposable later)
        {
            await later.DisposeAsync();
        }

        if (_ownsDirectory)
        {
            System.IO.Directory.Delete(_directory, recursive: true);
        }
    }

    private static Dictionary<string, string?> SettingsIn(string directory) => new()
    {
        ["urls"] = "http://127.0.0.1:0",
        ["Standalone:DataDirectory"] = Path.Combine(directory, "data"),
        ["Logging:LogLevel:Default"] = "None",
    };

    private static void WriteHostJson(string directory, string? hostJson)
    {
        System.IO.Directory.CreateDirectory(directory);
        File.WriteAllText(
            Path.Combine(directory, "host.json"),
            hostJson ?? """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""");
    }
}
