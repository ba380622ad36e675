using GovMedia.Standalone.Engine;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <content>Taking instances back, or running them over.</content>
internal sealed partial class Operator
{
    private (string, Action)? Rewind(EngineCore core, string picked)
    {
        string id = ledger.ToRewind(picked);
        if (store.Load(id) is not { Status: OrchestrationRuntimeStatus.Failed } failed)
        {
            Refused(store.Load(id), () => core.Rewind(id, null));
            return ("rewind refused", () => { });
        }

        if (ledger.IsLeftover(failed.Id) || ledger.Trace(id) is not { } repair)
        {
            return null;
        }

        Action note = ledger.Rewinding(id, repair, expect);
        bool inVain = repair.Step is not null && random.Next(4) == 0;
        if (repair.Step is not null && !inVain)
        {
            world.Mend(repair.Instance!, repair.Step);
        }

        core.Rewind(id, "mended");
        string name = inVain ? "rewind in vain"
            : repair.Fresh is not null ? "rewind for a new call"
            : repair.Step is null ? "rewind for an answer"
            : repair.Rewound.Count > 1 ? "rewind of several"
            : "rewind";
        return (name, note);
    }

    private (string, Action)? Restart(EngineCore core, string id)
    {
        bool newId = random.Next(2) == 0;
        Instance? old = store.Load(id);
        if (old is null || (!newId && !old.IsEnded))
        {
            Refused(old, () => core.Restart(id, newId));
            return ("restart refused", () => { });
        }

        if (!newId && !ledger.CanRestart(id))
        {
            return null;
        }

        string again = core.Restart(id, newId);
        Assert.True(again == id == !newId, $"{id} was restarted as {again}.");
        return (newId ? "restart under a new id" : "restart", ledger.Restarting(old, again, started));
    }

    private static void Refused(Instance? instance, Action command) => Assert.IsType(
        instance is null ? typeof(ArgumentException) : typeof(InvalidOperationException),
        Record.Exception(command));
}
