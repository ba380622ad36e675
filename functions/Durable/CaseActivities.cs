using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Objections;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Durable;

/// <summary>Orchestrations and activities, each a line around the class in <c>workflows/</c> that does it.</summary>
public sealed class CaseActivities(ReadCase read, RingAlarm ring, DeliverMail deliver, SealEvidence seal)
{
    /// <summary>Carries an objection.</summary>
    [Function(nameof(ObjectionProcedure))]
    public static Task<string> Objection([OrchestrationTrigger] TaskOrchestrationContext context, string caseNo) =>
        new ObjectionProcedure().RunAsync(context, caseNo);

    /// <summary>Reads a case.</summary>
    [Function(nameof(ReadCase))]
    public Task<CaseView> Read([ActivityTrigger] string caseNo, CancellationToken cancellation) =>
        read.RunAsync(caseNo, cancellation);

    /// <summary>Rings what is due.</summary>
    [Function(nameof(RingAlarm))]
    public Task<CaseView> Ring([ActivityTrigger] string caseNo, CancellationToken cancellation) =>
        ring.RunAsync(caseNo, cancellation);

    /// <summary>Sends what waits.</summary>
    [Function(nameof(DeliverMail))]
    public Task<int> Deliver([ActivityTrigger] string caseNo, CancellationToken cancellation) =>
        deliver.RunAsync(caseNo, cancellation);

    /// <summary>Seals the evidence, history included.</summary>
    [Function(nameof(SealEvidence))]
    public async Task<string> Seal(
        [ActivityTrigger] string caseNo, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        await seal.RunAsync(
            caseNo, HistoryView.Write(await client.GetOrchestrationHistoryAsync(caseNo, cancellation)), cancellation);
}
