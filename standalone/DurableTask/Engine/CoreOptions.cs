using GovMedia.Standalone.Tracing;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.Engine;

/// <summary>What the engine's core is given besides its store.</summary>
internal sealed class CoreOptions
{
    public required TimeProvider Clock { get; init; }

    /// <summary>Whether spans are told.</summary>
    public Tracer Tracer { get; init; } = Tracer.Off;

    /// <summary>Makes instance and execution ids.</summary>
    public Func<string> NewId { get; init; } = () => Guid.NewGuid().ToString("N");

    /// <summary>Instances kept live between episodes.</summary>
    public int WarmInstances { get; init; } = 4096;

    /// <summary>Due timers taken in one transaction.</summary>
    public int TimerBatch { get; init; } = 1000;

    /// <summary>Episodes of instances that commands touched, in one transaction.</summary>
    public int EpisodeBatch { get; init; } = 512;

    /// <summary>Episodes of the backlog, in one transaction.</summary>
    public int BacklogBatch { get; init; } = 64;

    /// <summary>Whether an instance whose code has changed its steps is parked instead of failed.</summary>
    public bool ParkOnNonDeterminism { get; init; }

    /// <summary>Instances over which the engine itself has failed; they are parked.</summary>
    public HashSet<string> Poisoned { get; } = [];

    /// <summary>States of an existing instance that refuse a start which names none.</summary>
    public IReadOnlyCollection<OrchestrationRuntimeStatus> Dedupe { get; init; } =
    [
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
    ];
}
