using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Register;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GovMedia.Functions.Cases;

/// <summary>Wakes the orchestration of a case after a commit: starts it, or nudges it.</summary>
public sealed class Waker(CaseRegister register, Procedures procedures, ILogger<Waker> log)
{
    private static readonly OrchestrationRuntimeStatus[] Alive =
        [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended];

    /// <summary>Wakes after a decision that changed something. A failure costs a delay only: the sweeper wakes
    /// again.</summary>
    public async Task WakeAsync(DurableTaskClient client, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (decision is not { File: { } file, Pending: { } pending })
        {
            return;
        }

        try
        {
            // Just begun, it has no instance to look for.
            await (decision.Receipt is { Seq: 1 }
                ? StartAsync(client, file, StartOrchestrationOptionsExtensions.ValidDedupeStatuses)
                : WakeAsync(client, file));
            await register.SettleAsync(pending);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "{CaseNo} is committed and could not be woken; the sweeper will", file.CaseNo);
        }
    }

    /// <summary>Starts the orchestration of a case where none runs, and nudges it where one does.</summary>
    public async Task WakeAsync(DurableTaskClient client, CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(file);
        OrchestrationMetadata? instance = await client.GetInstanceAsync(file.CaseNo, CancellationToken.None);
        if (instance is null)
        {
            await StartAsync(client, file, StartOrchestrationOptionsExtensions.ValidDedupeStatuses);
        }
        else if (!instance.IsCompleted)
        {
            await client.RaiseEventAsync(file.CaseNo, CaseEvents.Changed, "", CancellationToken.None);
        }
        else if (file.EndedAt is null || instance.RuntimeStatus != OrchestrationRuntimeStatus.Completed)
        {
            // Ended before its case did: it failed or was terminated. The case goes on.
            log.LogWarning(
                "The orchestration of {CaseNo} is {Status}; starting it again", file.CaseNo, instance.RuntimeStatus);
            await StartAsync(client, file, Alive);
        }
    }

    private async Task StartAsync(
        DurableTaskClient client, CaseFile file, IReadOnlyList<OrchestrationRuntimeStatus> unless)
    {
        // Under the code that the case has pinned, whichever release starts it again.
        StartOrchestrationOptions named = CodeVersions.OrchestrationOf(file.Pins.Code) is { } code
            ? new StartOrchestrationOptions(file.CaseNo) { Version = new TaskVersion(code) }
            : new StartOrchestrationOptions(file.CaseNo);
        StartOrchestrationOptions options = named.WithDedupeStatuses([.. unless]);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                procedures.Of(file).Orchestration, file.CaseNo, options, CancellationToken.None);
        }
        catch (Exception) when (unless.Count > 0)
        {
            // Somebody was first, or the engine is out of order; each edition has its own exception for that.
            OrchestrationMetadata? there = await client.GetInstanceAsync(file.CaseNo, CancellationToken.None);
            if (there is null || there.IsCompleted)
            {
                throw;
            }

            await client.RaiseEventAsync(file.CaseNo, CaseEvents.Changed, "", CancellationToken.None);
        }
    }
}
