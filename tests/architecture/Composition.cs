using GovMedia.Adapters.Composition;
using GovMedia.Functions.Composition;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace GovMedia.Architecture;

/// <summary>The composition root as the program calls it, without a host around it.</summary>
internal sealed record Composition(IReadOnlyList<ServiceDescriptor> Registered, ServiceProvider Services)
{
    /// <summary>Everything in one data folder.</summary>
    public static Composition Embedded() => Of([]);

    /// <summary>Register and archive in an Azure storage account, keys from a vault, no data folder.</summary>
    public static Composition Azure() => Of(new Dictionary<string, string?>
    {
        ["GovMedia:Storage"] = "azure",
        ["GovMedia:StorageConnection"] =
            "AccountName=one;AccountKey=b25l;TableEndpoint=http://127.0.0.1:1/one;BlobEndpoint=http://127.0.0.1:2/one",
    });

    private static readonly string s_folder = Directory.CreateTempSubdirectory("govmedia-composition-").FullName;

    static Composition() => AppDomain.CurrentDomain.ProcessExit +=
        (_, _) => Directory.Delete(s_folder, recursive: true);

    private static Composition Of(Dictionary<string, string?> more)
    {
        Dictionary<string, string?> settings = new(more)
        {
            ["GovMedia:DataDirectory"] = s_folder,
            ["GovMedia:KeyDirectory"] = Path.Combine(s_folder, "keys"),
        };
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        ServiceCollection services = [];
        services.AddLogging();
        services.AddGovMediaAdapters(configuration);
        services.AddGovMedia(configuration);
        ServiceDescriptor[] ours = [.. services];

        // What every host brings.
        services.AddSingleton(configuration);
        services.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>();
        return new Composition(ours, services.BuildServiceProvider(new ServiceProviderOptions
        {
            ValidateOnBuild = true,
            ValidateScopes = true,
        }));
    }
}
