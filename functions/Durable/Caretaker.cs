using GovMedia.Functions.Cases;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Transparency;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GovMedia.Functions.Durable;

/// <summary>The timer functions that keep register and engine in step, retry mail, and seal each day.</summary>
public sealed class Caretaker(
    Sweeper sweeper,
    CaseList cases,
    CaseRegister register,
    Waker waker,
    DeliverMail mail,
    TransparencyLog transparency,
    EvidenceAddenda addenda,
    Reprojection reprojection,
    UnitCases unitCases,
    TimeProvider clock,
    SweepState state,
    ILogger<Caretaker> log)
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    /// <summary>Wakes what a crash left committed and asleep, and tries waiting mail again.</summary>
    [Function("Sweep")]
    public async Task Sweep(
        [TimerTrigger("%SweepSchedule%", RunOnStartup = true)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        // After a start nothing is in the middle of its request: what is announced was left by the process before.
        TimeSpan age = state.FirstTime() ? TimeSpan.Zero : Settling;
        await foreach ((CaseFile? file, string pending) in sweeper.LeftoversAsync(age, cancellation))
        {
            if (file is not null)
            {
                await waker.WakeAsync(client, file);
            }

            await register.SettleAsync(pending, cancellation);
        }

        foreach (string caseNo in await sweeper.WithMailAsync(cancellation))
        {
            await mail.RunAsync(caseNo, cancellation);
        }
    }

    /// <summary>Compares open cases with running instances, and wakes, restarts or reports what does not
    /// match.</summary>
    [Function("Watch")]
    public async Task Watch(
        [TimerTrigger("%WatchSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        await unitCases.MakeWholeAsync(cancellation);

        // Cases begun while a notice was loaded, or under the calendars of an earlier release.
        int moved = await reprojection.RunAsync(decision => waker.WakeAsync(client, decision), cancellation);
        if (moved > 0)
        {
            log.LogInformation("{Cases} cases were counted by newer calendars", moved);
        }

        DateTimeOffset now = clock.GetUtcNow();
        HashSet<string> running = await RunningAsync(client, cancellation);
        await foreach (CaseSummary open in cases.OpenAsync(cancellation: cancellation))
        {
            bool asleep = open.NextAlarmAt is { } alarm && alarm + Late < now;
            if (!asleep && running.Contains(open.CaseNo))
            {
                continue;
            }

            // Asked for by itself: it may have started since.
            OrchestrationMetadata? instance = await client.GetInstanceAsync(open.CaseNo, cancellation);
            if ((instance is null || instance.IsCompleted || asleep)
                && await register.ReadAsync(open.CaseNo, cancellation) is { File: { EndedAt: null } file })
            {
                string what = instance is null ? "has no instance" : asleep ? "overslept" : "its instance ended";
                log.LogWarning("{CaseNo} is open and {What}; waking it", open.CaseNo, what);
                await waker.WakeAsync(client, file);
            }
        }

        await RestartFailedAsync(client, cancellation);
    }

    /// <summary>Seals what the days before today brought under one signed root.</summary>
    [Function("SealDay")]
    public async Task SealDay([TimerTrigger("%SealSchedule%")] TimerInfo timer, CancellationToken cancellation)
    {
        // The last head's addenda first: a crash may have come between the two.
        if (await transparency.HeadsAsync(cancellation) is [.., DailyHead last])
        {
            await addenda.WriteAsync(last, cancellation);
        }

        if (await transparency.SealAsync(cancellation) is { } head)
        {
            await addenda.WriteAsync(head, cancellation);
            log.LogInformation(
                "Sealed {Entries} entries through {Day} under {Root}", head.Entries, head.Day, head.Root);
        }
    }

    // All at once: asked one by one, a province's open cases would take longer than the time to the next look.
    private static async Task<HashSet<string>> RunningAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        OrchestrationQuery alive = new()
        {
            Statuses =
                [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended],
            PageSize = 1000,
        };
        HashSet<string> running = new(StringComparer.Ordinal);
        await foreach (OrchestrationMetadata instance in client.GetAllInstancesAsync(alive).WithCancellation(cancellation))
        {
            running.Add(instance.InstanceId);
        }

        return running;
    }

    // A case that ended and whose last steps failed is in no list of open cases, but its evidence is owed.
    private async Task RestartFailedAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        OrchestrationQuery failed = new()
        {
            Statuses = [OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated],
        };
        await foreach (OrchestrationMetadata instance
            in client.GetAllInstancesAsync(failed).WithCancellation(cancellation))
        {
            if (await register.ReadAsync(instance.InstanceId, cancellation) is { } record)
            {
                await waker.WakeAsync(client, record.File);
            }
            else
            {
                log.LogWarning(
                    "Instance {Instance} ({Status}) belongs to no case", instance.InstanceId, instance.RuntimeStatus);
            }
        }
    }
}
