namespace Microsoft.DurableTask;

/// <summary>The orchestration that called this one.</summary>
/// <param name="Name">The caller's name.</param>
/// <param name="InstanceId">The caller's instance id.</param>
public record ParentOrchestrationInstance(TaskName Name, string InstanceId);
