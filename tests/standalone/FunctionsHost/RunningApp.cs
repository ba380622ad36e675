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
        System.IO.Directory.CreateDirectory(directory);
        File.WriteAllText(
            Path.Combine(directory, "host.json"),
            hostJson ?? """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""");
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder([$"--contentRoot={directory}"]);
        builder.FunctionTypes = types;
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Standalone:DataDirectory"] = Path.Combine(directory, "data"),
            ["Logging:LogLevel:Default"] = "None",
        });
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
}
