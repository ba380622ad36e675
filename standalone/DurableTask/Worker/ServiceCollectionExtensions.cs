using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Worker;

/// <summary>Adds durable workers.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds a worker and answers its builder.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The worker's name; null for the default.</param>
    /// <returns>The builder; the same one for the same name.</returns>
    public static IDurableTaskWorkerBuilder AddDurableTaskWorker(this IServiceCollection services, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        name ??= Options.DefaultName;
        IDurableTaskWorkerBuilder? known = services
            .Select(service => service.ImplementationInstance as IDurableTaskWorkerBuilder)
            .FirstOrDefault(one => one?.Name == name);
        if (known is not null)
        {
            return known;
        }

        DefaultDurableTaskWorkerBuilder builder = new(name, services);
        services.AddSingleton<IDurableTaskWorkerBuilder>(builder);
        services.AddOptions<DurableTaskWorkerOptions>(name).Configure<IServiceProvider>((options, provider) =>
        {
            if (!options.HasConverter && provider.GetService<DataConverter>() is { } converter)
            {
                options.DataConverter = converter;
            }
        });
        services.AddLogging();
        services.AddSingleton(builder.Build);
        return builder;
    }

    /// <summary>Adds the default worker.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets it up.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDurableTaskWorker(
        this IServiceCollection services, Action<IDurableTaskWorkerBuilder> configure) =>
        services.AddDurableTaskWorker(Options.DefaultName, configure);

    /// <summary>Adds a worker.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The worker's name.</param>
    /// <param name="configure">Sets it up.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDurableTaskWorker(
        this IServiceCollection services, string name, Action<IDurableTaskWorkerBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(services.AddDurableTaskWorker(name));
        return services;
    }
}
