using GovMedia.Standalone.Engine;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone;

/// <content>Suspending, ending, repairing and removing.</content>
internal sealed partial class StandaloneClient
{
    // Instances removed in one transaction.
    private const int PurgeBatch = 100;

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        InstanceIds.Check(instanceId);
        string? output = Serialize(options?.Output);
        bool recursive = options?.Recursive ?? false;
        return Tell(core => core.Terminate(instanceId, output, recursive), cancellation);
    }

    public override Task SuspendInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        InstanceIds.Check(instanceId);
        return Tell(core => core.Suspend(instanceId, reason), cancellation);
    }

    public override Task ResumeInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        InstanceIds.Check(instanceId);
        return Tell(core => core.Resume(instanceId, reason), cancellation);
    }

    public override Task RewindInstanceAsync(
        string instanceId, string reason, CancellationToken cancellation = default)
    {
        InstanceIds.Check(instanceId);
        return Tell(core => core.Rewind(instanceId, reason), cancellation);
    }

    public override Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        InstanceIds.Check(instanceId);
        return Engine.Ask(core => core.Restart(instanceId, restartWithNewInstanceId), cancellation);
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        InstanceIds.Check(instanceId);
        bool recursive = options?.Recursive ?? false;
        return new PurgeResult(await Engine.Ask(core => core.Purge(instanceId, recursive), cancellation), true);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        bool recursive = options?.Recursive ?? false;
        long began = System.Diagnostics.Stopwatch.GetTimestamp();
        OrchestrationRuntimeStatus[] ended =
        [
            OrchestrationRuntimeStatus.Completed,
            OrchestrationRuntimeStatus.Failed,
            OrchestrationRuntimeStatus.Terminated,
        ];
        OrchestrationQuery query = new(
            filter.CreatedFrom,
            filter.CreatedTo,
            filter.Statuses?.ToArray() is { Length: > 0 } wanted ? wanted.Intersect(ended) : ended);
        if (!query.Statuses!.Any())
        {
            return new PurgeResult(0, true);
        }

        int count = 0;
        long after = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            List<InstanceView> batch =
                Read(() => Engine.Readers.Read(reader => reader.List(query, after, PurgeBatch, withData: false)));
            if (batch.Count == 0)
            {
                return new PurgeResult(count, true);
            }

            if (filter.Timeout is { } limit && System.Diagnostics.Stopwatch.GetElapsedTime(began) >= limit)
            {
                return new PurgeResult(count, false);
            }

            count += await Engine.Ask(core => batch.Sum(one => core.Purge(one.Id, recursive)), cancellation);
            after = batch[^1].Key;
        }
    }
}
