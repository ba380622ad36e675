using Microsoft.Extensions.Hosting;

namespace Microsoft.DurableTask.Worker.Hosting;

/// <summary>A hosted service that runs orchestrations and activities.</summary>
/// <param name="name">The worker's name; empty for the default.</param>
/// <param name="factory">Makes what is to be run.</param>
public abstract class DurableTaskWorker(string? name, IDurableTaskFactory factory) : BackgroundService
{
    /// <summary>The worker's name; empty for the default.</summary>
    protected virtual string Name { get; } = name ?? string.Empty;

    /// <summary>Makes what is to be run.</summary>
    protected virtual IDurableTaskFactory Factory { get; } = factory;

    /// <summary>Adds facts to failures; null for none.</summary>
    protected IExceptionPropertiesProvider? ExceptionPropertiesProvider { get; set; }
}
