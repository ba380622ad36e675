using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.DurableTask.Worker;

/// <summary>Sets up one worker.</summary>
public interface IDurableTaskWorkerBuilder
{
    /// <summary>The worker's name; empty for the default.</summary>
    string Name { get; }

    /// <summary>Where services are added.</summary>
    IServiceCollection Services { get; }

    /// <summary>The worker class; null until chosen.</summary>
    Type? BuildTarget { get; set; }

    /// <summary>Makes the worker.</summary>
    /// <param name="serviceProvider">The services.</param>
    /// <returns>The worker.</returns>
    IHostedService Build(IServiceProvider serviceProvider);
}
