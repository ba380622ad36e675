using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Register;

namespace GovMedia.Workflows.Cases;

/// <summary>Reads a case for its orchestration.</summary>
public sealed class ReadCase(CaseRegister register, Outbox outbox)
{
    /// <summary>The view of a case.</summary>
    /// <exception cref="InvalidOperationException">There is no such case.</exception>
    public async Task<CaseView> RunAsync(string caseNo, CancellationToken cancellation = default)
    {
        CaseRecord record = await register.ReadAsync(caseNo, cancellation)
            ?? throw new InvalidOperationException($"There is no case {caseNo}.");
        return await ViewAsync(record.File, cancellation);
    }

    internal async Task<CaseView> ViewAsync(CaseFile file, CancellationToken cancellation) => new(
        file.EndedAt is not null,
        file.NextAlarmAt?.UtcDateTime,
        await outbox.HasReadyAsync(file.CaseNo, cancellation),
        file.ObserveAt is not null && file.ObserveAt == file.NextAlarmAt,
        CodeVersions.OrchestrationOf(file.Pins.Code));
}
