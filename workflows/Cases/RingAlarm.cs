using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;

namespace GovMedia.Workflows.Cases;

/// <summary>Rings what is due in a case: once for all time, however often it runs.</summary>
public sealed class RingAlarm(CaseRegister register, ReadCase read, Procedures procedures)
{
    /// <summary>Rings, and answers the view after.</summary>
    public async Task<CaseView> RunAsync(string caseNo, CancellationToken cancellation = default)
    {
        Decision decision = await register.ChangeAsync(caseNo, Actor.System, turn =>
        {
            if (turn.File.EndedAt is null)
            {
                AlarmBell.Ring(turn);
                procedures.Of(turn.File).Advance(turn);
            }

            // The orchestration is awake: it is the one that asks.
            turn.WakeNobody();
            return null;
        }, cancellation);

        return await read.ViewAsync(
            decision.File ?? throw new InvalidOperationException($"There is no case {caseNo}."), cancellation);
    }
}
