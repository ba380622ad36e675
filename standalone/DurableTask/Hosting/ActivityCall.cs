namespace GovMedia.Standalone;

/// <summary>The stable identity of one activity call: the same each time that call is run again.</summary>
/// <param name="InstanceId">The calling instance.</param>
/// <param name="ExecutionId">The calling execution; new after each continue-as-new.</param>
/// <param name="TaskId">The call's id within that execution.</param>
public sealed record ActivityCall(string InstanceId, string ExecutionId, int TaskId)
{
    /// <summary>The three joined, to be used as an idempotency key.</summary>
    public string Key => $"{InstanceId}/{ExecutionId}/{TaskId}";
}
