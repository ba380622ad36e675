using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Register;

/// <summary>Something kept in step with cases after each commit, and made anew from their states by the sweeper.</summary>
public interface ICaseProjection
{
    /// <summary>Whether it keeps anything of the case as it stands.</summary>
    bool Concerns(CaseFile file);

    /// <summary>Brings it in step with a case. May run again for the same state.</summary>
    Task ProjectAsync(CaseFile file, CancellationToken cancellation = default);
}
