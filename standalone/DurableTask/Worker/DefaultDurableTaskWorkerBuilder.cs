using Microsoft.DurableTask.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Worker;

/// <summary>Sets up one worker.</summary>
public class DefaultDurableTaskWorkerBuilder : IDurableTaskWorkerBuilder
{
    private Type? buildTarget;

    /// <summary>Makes a builder.</summary>
    /// <param name="name">The worker's name; null or empty for the default.</param>
    /// <param name="services">Where services are added.</param>
    public DefaultDurableTaskWorkerBuilder(string? name, IServiceCollection services)
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
            if (value is not null && (!typeof(DurableTaskWorker).IsAssignableFrom(value) || value.IsAbstract))
            {
                throw new ArgumentException($"{value} is not a class derived from DurableTaskWorker.", nameof(value));
            }

            buildTarget = value;
        }
    }

    /// <inheritdoc/>
    public IHostedService Build(IServiceProvider serviceProvider)
    {
        if (BuildTarget is null)
        {
            throw new InvalidOperationException($"The durable worker '{Name}' has no engine: call UseStandalone.");
        }

        DurableTaskRegistry registry =
            serviceProvider.GetRequiredService<IOptionsMonitor<DurableTaskRegistry>>().Get(Name);
        return (IHostedService)ActivatorUtilities.CreateInstance(
            serviceProvider, BuildTarget, Name, new DurableTaskFactory(registry));
    }
}
