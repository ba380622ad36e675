using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>What a test changes about its engine.</summary>
internal sealed record EngineSetup
{
    public SimulatedClock? Clock { get; init; }

    public Action<StandaloneOptions>? Options { get; init; }

    public Action<IDurableTaskWorkerBuilder>? Worker { get; init; }

    public Action<IDurableTaskClientBuilder>? Client { get; init; }

    public ILoggerProvider? Loggers { get; init; }
}
