using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Notices;
using Microsoft.DurableTask;

namespace GovMedia.Workflows.Chains;

/// <summary>An account's opening, filing, change, closure, cancellation or re-filing: step by step as its pack plans it.</summary>
/// <remarks>
/// Source: the pack the case pinned. People's steps are tasks; this carries out time: reminders, breaches, the notice's
/// period with a look at it every day, and the sealing at the end.
/// </remarks>
[DurableTask(nameof(ChainProcedure))]
public sealed class ChainProcedure : TaskOrchestrator<string, string>
{
    /// <inheritdoc/>
    public override async Task<string> RunAsync(TaskOrchestrationContext context, string caseNo)
    {
        Nudge nudge = context.ListenFor(CaseEvents.Changed);
        CaseView view = await context.CallActivityAsync<CaseView>(nameof(ReadCase), caseNo, Patience.Steady);
        for (int round = 0; !view.Ended; round++)
        {
            if (view.HasMail)
            {
                await context.CallActivityAsync(nameof(DeliverMail), caseNo, Patience.Steady);
            }

            if (context.StartsOver(caseNo, view, round))
            {
                return caseNo;
            }

            // A step done, returned, refused, a notice published: each is written to the case first, then nudges us here.
            bool nudged = await nudge.OrAlarm(view.NextAlarmUtc);
            string step = nudged ? nameof(ReadCase)
                : view.ObserveNext ? nameof(ObserveNotice)
                : nameof(RingAlarm);
            view = await context.CallActivityAsync<CaseView>(step, caseNo, Patience.Steady);
        }

        await context.CallActivityAsync(nameof(DeliverMail), caseNo, Patience.Steady);
        return await context.CallActivityAsync<string>(nameof(SealEvidence), caseNo, Patience.Steady);
    }
}
