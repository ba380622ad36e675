using GovMedia.Standalone.Engine;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GovMedia.Standalone;

/// <summary>Lends its orchestrators and activities to the engine while the host runs.</summary>
internal sealed class StandaloneWorker(
    string name,
    IDurableTaskFactory factory,
    EngineLeases leases,
    IOptionsMonitor<DurableTaskWorkerOptions> options,
    ILoggerFactory loggers,
    IServiceProvider services) : DurableTaskWorker(name, factory)
{
    private EngineHost? engine;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        DurableTaskWorkerOptions chosen = options.Get(Name);
        CodeHost host = new()
        {
            Factory = (DurableTaskFactory)Factory,
            Services = services,
            Converter = chosen.DataConverter,
            TimerSlice = chosen.ChosenTimerInterval,
            Loggers = loggers,
            Versioning = chosen.Versioning,
            Filter = chosen.OrchestrationFilter ?? services.GetService<IOrchestrationFilter>(),
            Taken = services.GetRequiredService<IOptionsMonitor<DurableTaskWorkerWorkItemFilters>>().Get(Name),
            Stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None,
            Properties = services.GetService<IExceptionPropertiesProvider>(),
        };
        int limit = Math.Max(1, chosen.Concurrency.MaximumConcurrentActivityWorkItems);
        EngineHost lent = leases.Get(Name);
        await lent.Attach(host, limit);
        engine = lent;
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Stopping twice is stopping once, also when the container has gone meanwhile.
            Task detached = Interlocked.Exchange(ref engine, null)?.Detach() ?? Task.CompletedTask;
            await detached.WaitAsync(cancellationToken);
        }
        catch (StandaloneStorageException)
        {
            // The engine has stopped by itself, and said why.
        }
        catch (OperationCanceledException)
        {
            // An orchestrator does not let go of the engine's thread; its host does not wait for ever.
        }

        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
}
