using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Tests.Cases;

/// <summary>An engine that only writes down whom it was asked to start. It outlives the processes that ask.</summary>
public sealed class RecordingEngine() : DurableTaskClient("recording")
{
    public HashSet<string> Started { get; } = [];

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        string id = options!.InstanceId!;
        return Started.Add(id) ? Task.FromResult(id) : throw new InvalidOperationException($"{id} runs.");
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult(Started.Contains(instanceId)
            ? new OrchestrationMetadata("Procedure", instanceId) { RuntimeStatus = OrchestrationRuntimeStatus.Running }
            : null);

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
        Started.Contains(instanceId) ? Task.CompletedTask : throw new InvalidOperationException($"There is no {instanceId}.");

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
