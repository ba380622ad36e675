using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Standalone;

/// <summary>Puts the legal clock into the container, before the app puts anything.</summary>
internal static class LegalTime
{
    /// <summary>Adds it: the machine's clock, or a simulated one that the data directory remembers.</summary>
    /// <param name="services">The app's services.</param>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(provider => new HostSettings(
            provider.GetRequiredService<IHostEnvironment>().ContentRootPath,
            provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => SimulatedTime.Open(provider.GetRequiredService<HostSettings>()));
        services.AddSingleton(provider => provider.GetRequiredService<HostSettings>().Simulated
            ? provider.GetRequiredService<SimulatedTime>().Clock
            : TimeProvider.System);
    }
}
