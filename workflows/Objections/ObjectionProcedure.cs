using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Evidence;
using Microsoft.DurableTask;

namespace GovMedia.Workflows.Objections;

/// <summary>An objection (异议) to published information: decide it in time, escalate if late, tell the applicant.</summary>
/// <remarks>Source: Yunnan Measures, article 45. Lateness never closes a case; only a decision or a withdrawal does.</remarks>
[DurableTask(nameof(ObjectionProcedure))]
public sealed class ObjectionProcedure : TaskOrchestrator<string, string>
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

            // Decided, extended, calendar amended: each is written to the case first, and only then nudges us here.
            bool nudged = await nudge.OrAlarm(view.NextAlarmUtc);

            // So read again; or, an alarm having rung, remind or climb one rung.
            string step = nudged ? nameof(ReadCase) : nameof(RingAlarm);
            view = await context.CallActivityAsync<CaseView>(step, caseNo, Patience.Steady);
        }

        await context.CallActivityAsync(nameof(DeliverMail), caseNo, Patience.Steady);
        return await context.CallActivityAsync<string>(nameof(SealEvidence), caseNo, Patience.Steady);
    }
}
