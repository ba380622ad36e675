using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GovMedia.Standalone;

/// <summary>The engines a container uses, by the names of its workers and clients.</summary>
internal sealed class EngineLeases(
    IOptionsMonitor<StandaloneOptions> options, ILoggerFactory loggers, IServiceProvider services) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, EngineRegistry.Lease> leases = new(StringComparer.Ordinal);

    public EngineHost Get(string name)
    {
        lock (gate)
        {
            if (!leases.TryGetValue(name, out EngineRegistry.Lease? lease))
            {
                StandaloneOptions chosen = options.Get(name);
                TimeProvider clock = chosen.Clock
                    ?? services.GetService(typeof(TimeProvider)) as TimeProvider
                    ?? TimeProvider.System;
                lease = EngineRegistry.Open(chosen, clock, loggers.CreateLogger("GovMedia.Standalone.Engine"));
                leases.Add(name, lease);
            }

            return lease.Engine;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (EngineRegistry.Lease lease in leases.Values)
            {
                lease.Dispose();
            }

            leases.Clear();
        }
    }
}
