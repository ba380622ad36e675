using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Client;

/// <summary>Sets up one client.</summary>
public class DefaultDurableTaskClientBuilder : IDurableTaskClientBuilder
{
    private Type? buildTarget;

    /// <summary>Makes a builder.</summary>
    /// <param name="name">The client's name; null or empty for the default.</param>
    /// <param name="services">Where services are added.</param>
    public DefaultDurableTaskClientBuilder(string? name, IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        Name = name ?? Options.DefaultName;
        Services = services;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IServiceCollection Services { get; }

    /// <inheritdoc/>
    public Type? BuildTarget
    {
        get => buildTarget;
        set
        {
            if (value is not null && (!typeof(DurableTaskClient).IsAssignableFrom(value) || value.IsAbstract))
            {
                throw new ArgumentException($"{value} is not a class derived from DurableTaskClient.", nameof(value));
            }

            buildTarget = value;
        }
    }

    /// <inheritdoc/>
    public DurableTaskClient Build(IServiceProvider serviceProvider) => BuildTarget is null
        ? throw new InvalidOperationException($"The durable client '{Name}' has no engine: call UseStandalone.")
        : (DurableTaskClient)ActivatorUtilities.CreateInstance(serviceProvider, BuildTarget, Name);
}
