namespace GovMedia.Standalone.Engine;

/// <summary>Who called a sub-orchestration, and by which call.</summary>
/// <param name="Key">The caller's key.</param>
/// <param name="Id">The caller's instance id.</param>
/// <param name="Name">The caller's orchestrator name.</param>
/// <param name="Execution">The caller's execution.</param>
/// <param name="TaskId">The call's id in that execution.</param>
internal sealed record ParentLink(long Key, string Id, string Name, string Execution, int TaskId);
