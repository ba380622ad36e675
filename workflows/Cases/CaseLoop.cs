using Microsoft.DurableTask;

namespace GovMedia.Workflows.Cases;

/// <summary>When an orchestration's loop starts over: so that no history grows without end, and to go on under newer
/// code.</summary>
public static class CaseLoop
{
    /// <summary>Rounds of one execution.</summary>
    public const int Rounds = 50;

    /// <summary>Starts over where it is time; the execution then returns. Events that wait are carried along.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="caseNo">Its case.</param>
    /// <param name="view">The case as it was just read.</param>
    /// <param name="round">How many rounds this execution has made.</param>
    /// <returns>Whether it starts over.</returns>
    public static bool StartsOver(this TaskOrchestrationContext context, string caseNo, CaseView view, int round)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(view);
        if (view.Code is { } code && context.CompareVersionTo(code) < 0)
        {
            // The case was pinned to newer code, by two people and with an entry; never to older.
            context.ContinueAsNew(new ContinueAsNewOptions { NewInput = caseNo, NewVersion = code });
            return true;
        }

        if (round < Rounds)
        {
            return false;
        }

        context.ContinueAsNew(caseNo);
        return true;
    }
}
