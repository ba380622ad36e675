using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask.Client;

/// <summary>Sets up one client.</summary>
public interface IDurableTaskClientBuilder
{
    /// <summary>The client's name; empty for the default.</summary>
    string Name { get; }

    /// <summary>Where services are added.</summary>
    IServiceCollection Services { get; }

    /// <summary>The client class; null until chosen.</summary>
    Type? BuildTarget { get; set; }

    /// <summary>Makes the client.</summary>
    /// <param name="serviceProvider">The services.</param>
    /// <returns>The client.</returns>
    DurableTaskClient Build(IServiceProvider serviceProvider);
}
