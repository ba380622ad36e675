using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Evidence;
using Microsoft.DurableTask;

namespace GovMedia.Histories.Tests;

/// <summary>The objection's orchestrator as somebody might carelessly change it; with no argument, as it is.</summary>
internal sealed class Changed(
    bool announceFirst = false, bool announceLast = false, bool rings = true, string? result = null)
    : TaskOrchestrator<string, string>
{
    public override async Task<string> RunAsync(TaskOrchestrationContext context, string caseNo)
    {
        Nudge nudge = context.ListenFor(CaseEvents.Changed);
        CaseView view = await context.CallActivityAsync<CaseView>(nameof(ReadCase), caseNo, Patience.Steady);
        if (announceFirst)
        {
            await context.CallActivityAsync("Announce", caseNo, Patience.Steady);
        }

        while (!view.Ended)
        {
            if (view.HasMail)
            {
                await context.CallActivityAsync(nameof(DeliverMail), caseNo, Patience.Steady);
            }

            bool nudged = await nudge.OrAlarm(view.NextAlarmUtc);
            string step = nudged || !rings ? nameof(ReadCase) : nameof(RingAlarm);
            view = await context.CallActivityAsync<CaseView>(step, caseNo, Patience.Steady);
        }

        await context.CallActivityAsync(nameof(DeliverMail), caseNo, Patience.Steady);
        string sealedAs = await context.CallActivityAsync<string>(nameof(SealEvidence), caseNo, Patience.Steady);
        if (announceLast)
        {
            await context.CallActivityAsync("Announce", caseNo, Patience.Steady);
        }

        return result ?? sealedAs;
    }
}

/// <summary>Code that does nothing at all.</summary>
internal sealed class Stopped : TaskOrchestrator<string, string>
{
    public override Task<string> RunAsync(TaskOrchestrationContext context, string caseNo) => Task.FromResult(caseNo);
}
