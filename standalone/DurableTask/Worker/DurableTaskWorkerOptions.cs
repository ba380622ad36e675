using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Worker;

/// <summary>A worker's settings.</summary>
public class DurableTaskWorkerOptions
{
    private DataConverter? converter;
    private TimeSpan? timerInterval;

    /// <summary>Which versions of orchestrations this worker takes.</summary>
    public enum VersionMatchStrategy
    {
        /// <summary>All of them.</summary>
        None = 0,

        /// <summary>Only its own.</summary>
        Strict = 1,

        /// <summary>Its own and older ones.</summary>
        CurrentOrOlder = 2,
    }

    /// <summary>What becomes of an orchestration this worker does not take.</summary>
    public enum VersionFailureStrategy
    {
        /// <summary>It waits for a worker that takes it.</summary>
        Reject = 0,

        /// <summary>It fails.</summary>
        Fail = 1,
    }

    /// <summary>Reads and writes inputs, outputs, events and statuses: as set here, else the container's, else JSON.
    /// Null sets it back.</summary>
    public DataConverter DataConverter
    {
        get => converter ?? JsonDataConverter.Default;
        set => converter = value;
    }

    /// <summary>Accepted for compatibility; there are no entities here.</summary>
    public bool EnableEntitySupport { get; set; }

    /// <summary>The longest single timer; longer waits are a chain of such. Unless it is set, no wait is sliced, and
    /// three days is only what the official worker would do.</summary>
    /// <remarks>Set it once, before there are cases: a chain is other steps than one timer, and a case in flight that
    /// waits does not replay with another interval. <see cref="TimeSpan.MaxValue"/> slices nothing.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is not above zero.</exception>
    public TimeSpan MaximumTimerInterval
    {
        get => timerInterval ?? TimeSpan.FromDays(3);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            timerInterval = value;
        }
    }

    /// <summary>How much runs at once.</summary>
    public ConcurrencyOptions Concurrency { get; } = new();

    /// <summary>Version matching; null for none.</summary>
    public VersioningOptions? Versioning { get; set; }

    /// <summary>Whether <see cref="Versioning"/> has been set.</summary>
    public bool IsVersioningSet => Versioning is not null;

    /// <summary>Decides which orchestrations are run; null for all.</summary>
    [Obsolete("Experimental")]
    public IOrchestrationFilter? OrchestrationFilter { get; set; }

    /// <summary>How the worker logs.</summary>
    public LoggingOptions Logging { get; } = new();

    internal bool HasConverter => converter is not null;

    /// <summary>The interval that was asked for; null when none was.</summary>
    internal TimeSpan? ChosenTimerInterval => timerInterval;

    internal void TakeFrom(DurableTaskWorkerOptions common)
    {
        DataConverter = common.DataConverter;
        EnableEntitySupport = common.EnableEntitySupport;
        timerInterval = common.timerInterval;
        Versioning = common.Versioning;
        OrchestrationFilter = common.OrchestrationFilter;
        Concurrency.MaximumConcurrentActivityWorkItems = common.Concurrency.MaximumConcurrentActivityWorkItems;
        Concurrency.MaximumConcurrentOrchestrationWorkItems =
            common.Concurrency.MaximumConcurrentOrchestrationWorkItems;
        Concurrency.MaximumConcurrentEntityWorkItems = common.Concurrency.MaximumConcurrentEntityWorkItems;
        Logging.UseLegacyCategories = common.Logging.UseLegacyCategories;
    }

    /// <summary>How much runs at once.</summary>
    public class ConcurrencyOptions
    {
        /// <summary>Activities running at once.</summary>
        public int MaximumConcurrentActivityWorkItems { get; set; } = 100 * Environment.ProcessorCount;

        /// <summary>Orchestration episodes running at once.</summary>
        public int MaximumConcurrentOrchestrationWorkItems { get; set; } = 100 * Environment.ProcessorCount;

        /// <summary>Accepted for compatibility; there are no entities here.</summary>
        public int MaximumConcurrentEntityWorkItems { get; set; } = 100 * Environment.ProcessorCount;
    }

    /// <summary>Which versions this worker takes and gives.</summary>
    public class VersioningOptions
    {
        /// <summary>The worker's own version; empty for none.</summary>
        public string Version { get; set; } = string.Empty;

        /// <summary>The version sub-orchestrations get unless they name one; empty for none.</summary>
        public string DefaultVersion { get; set; } = string.Empty;

        /// <summary>Which versions are taken.</summary>
        public VersionMatchStrategy MatchStrategy { get; set; } = VersionMatchStrategy.None;

        /// <summary>What becomes of the others.</summary>
        public VersionFailureStrategy FailureStrategy { get; set; } = VersionFailureStrategy.Reject;
    }

    /// <summary>How the worker logs.</summary>
    public class LoggingOptions
    {
        /// <summary>Accepted for compatibility; the engine logs under its own category.</summary>
        public bool UseLegacyCategories { get; set; } = true;
    }
}
