using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Register;

/// <summary>Something that several cases make up together, kept in step with each after its commits, and made anew by the
/// sweeper. What one case alone makes up is <see cref="ICaseRows"/>.</summary>
public interface ICaseProjection
{
    /// <summary>Whether a change of a case concerns it: whether what it keeps may differ after.</summary>
    /// <param name="before">The case as it was; null where it begins.</param>
    /// <param name="after">The case as it is.</param>
    bool Concerns(CaseFile? before, CaseFile after);

    /// <summary>Brings it in step with a case. May run again for the same state, and for a case it keeps nothing of.</summary>
    Task ProjectAsync(CaseFile file, CancellationToken cancellation = default);
}
