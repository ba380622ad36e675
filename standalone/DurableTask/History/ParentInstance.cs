namespace DurableTask.Core;

/// <summary>The orchestration that called another.</summary>
public class ParentInstance
{
    /// <summary>The caller's orchestrator name.</summary>
    public string? Name;

    /// <summary>The caller's version.</summary>
    public string? Version;

    /// <summary>The caller's instance and execution.</summary>
    public OrchestrationInstance? OrchestrationInstance;

    /// <summary>The id of the call in the caller's history.</summary>
    public int TaskScheduleId;
}
