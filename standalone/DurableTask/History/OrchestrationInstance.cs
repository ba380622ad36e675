namespace DurableTask.Core;

/// <summary>An instance and one execution of it.</summary>
public class OrchestrationInstance
{
    /// <summary>The instance id.</summary>
    public string? InstanceId { get; set; }

    /// <summary>The execution id; new after each continue-as-new.</summary>
    public string? ExecutionId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"[InstanceId: {InstanceId}, ExecutionId: {ExecutionId}]";
}
