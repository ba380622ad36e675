using Microsoft.DurableTask.Abstractions;
using Microsoft.DurableTask.Worker;

namespace GovMedia.Standalone.Engine;

/// <summary>Whether a worker takes an orchestration of some version.</summary>
internal static class Versions
{
    public static bool Match(DurableTaskWorkerOptions.VersioningOptions worker, string version) =>
        worker.MatchStrategy switch
        {
            DurableTaskWorkerOptions.VersionMatchStrategy.Strict =>
                TaskOrchestrationVersioningUtils.CompareVersions(version, worker.Version) == 0,
            DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder =>
                TaskOrchestrationVersioningUtils.CompareVersions(version, worker.Version) <= 0,
            _ => true,
        };

    /// <summary>How a message says the version of a task; nothing for none.</summary>
    public static string Said(string? version) =>
        string.IsNullOrEmpty(version) ? string.Empty : $" with version '{version}'";
}
