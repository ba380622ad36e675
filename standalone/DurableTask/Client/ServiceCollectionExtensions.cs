using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Client;

/// <summary>Adds durable clients.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds a client and answers its builder.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The client's name; null for the default, which is also the container's
    /// <see cref="DurableTaskClient"/>.</param>
    /// <returns>The builder; the same one for the same name.</returns>
    public static IDurableTaskClientBuilder AddDurableTaskClient(this IServiceCollection services, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        name ??= Options.DefaultName;
        IDurableTaskClientBuilder? known = services
            .Select(service => service.ImplementationInstance as IDurableTaskClientBuilder)
            .FirstOrDefault(one => one?.Name == name);
        if (known is not null)
        {
            return known;
        }

        DefaultDurableTaskClientBuilder builder = new(name, services);
        services.AddSingleton<IDurableTaskClientBuilder>(builder);
        services.TryAddSingleton<IDurableTaskClientProvider, DefaultDurableTaskClientProvider>();
        services.AddSingleton(provider => new ClientContainer(name, builder.Build(provider)));
        services.AddOptions<DurableTaskClientOptions>(name).Configure<IServiceProvider>((options, provider) =>
        {
            if (!options.HasConverter && provider.GetService<DataConverter>() is { } converter)
            {
                options.DataConverter = converter;
            }
        });
        if (name == Options.DefaultName)
        {
            builder.RegisterDirectly();
        }

        return builder;
    }

    /// <summary>Adds the default client.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets it up.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDurableTaskClient(
        this IServiceCollection services, Action<IDurableTaskClientBuilder> configure) =>
        services.AddDurableTaskClient(Options.DefaultName, configure);

    /// <summary>Adds a client.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="configure">Sets it up.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDurableTaskClient(
        this IServiceCollection services, string name, Action<IDurableTaskClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(services.AddDurableTaskClient(name));
        return services;
    }
}
