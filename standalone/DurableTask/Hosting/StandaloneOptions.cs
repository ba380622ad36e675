using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone;

/// <summary>Settings of the embedded engine. All workers and clients of one file in one process share one engine; the
/// settings of the first to open it hold.</summary>
public sealed class StandaloneOptions
{
    /// <summary>The SQLite file; made if it is not there, its folder too. Required.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>The legal clock, which durable timers and timestamps follow; null for the container's
    /// <see cref="TimeProvider"/>, or the system's. With a <see cref="SimulatedClock"/> the engine never looks at real
    /// time: whoever moves the clock calls <see cref="IClockedWork.DrainAsync"/>.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>Whether orchestrations belong to the traces of those who start them, and leave spans behind. Without a
    /// listener to the source <c>Microsoft.DurableTask</c> it makes no difference.</summary>
    public bool Tracing { get; set; } = true;

    /// <summary>Instances whose running code is kept in memory between episodes. Others are replayed from their history
    /// when something reaches them; with 0 every episode is replayed, as the official worker does it, so that a test
    /// finds code whose steps are not the same each time.</summary>
    public int WarmInstances { get; set; } = 4096;

    /// <summary>Whether an instance whose code no longer matches its history is parked, with an alarm in the log, until
    /// the process starts again; otherwise it fails.</summary>
    public bool ParkOnNonDeterminism { get; set; }

    /// <summary>States of an existing instance that refuse a start which names none.</summary>
    public IReadOnlyCollection<OrchestrationRuntimeStatus> DefaultDedupeStatuses { get; set; } =
    [
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>Whether the whole file is verified before it is used. It reads every page.</summary>
    public bool VerifyOnOpen { get; set; }

    /// <summary>The file's size limit in bytes; null for none. At the limit starts are refused and running
    /// instances wait.</summary>
    public long? MaximumFileBytes { get; set; }
}
