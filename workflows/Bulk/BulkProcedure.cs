using GovMedia.Workflows.Cases;
using Microsoft.DurableTask;

namespace GovMedia.Workflows.Bulk;

/// <summary>Carries out a bulk act that two persons agreed on, some items at a time, until each has its result.</summary>
[DurableTask(nameof(BulkProcedure))]
public sealed class BulkProcedure : TaskOrchestrator<string, string>
{
    /// <summary>The activity that carries out some items.</summary>
    public const string CarryOutBulk = nameof(CarryOutBulk);

    /// <inheritdoc/>
    public override async Task<string> RunAsync(TaskOrchestrationContext context, string bulkId)
    {
        for (int round = 0; await context.CallActivityAsync<bool>(CarryOutBulk, bulkId, Patience.Steady); round++)
        {
            if (round == CaseLoop.Rounds)
            {
                context.ContinueAsNew(bulkId);
                return bulkId;
            }
        }

        return bulkId;
    }
}
