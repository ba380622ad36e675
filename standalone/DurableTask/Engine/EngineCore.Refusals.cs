using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.Engine;

/// <content>Instances that this process cannot or must not run.</content>
internal sealed partial class EngineCore
{
    private ITaskOrchestrator? MakeOrchestrator(Instance instance)
    {
        try
        {
            return code!.Factory.TryCreateOrchestrator(
                instance.Name, instance.Version, code.Services, out ITaskOrchestrator? made) ? made : null;
        }
#pragma warning disable CA1031 // A constructor or a missing service is the deployment's fault, not the instance's.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new ParkException($"its orchestrator could not be made: {exception.Message}");
        }
    }

    private bool Accepts(Instance instance)
    {
        if (!code!.Taken.TakesOrchestration(instance.Name, instance.Version))
        {
            Park(instance, "the worker's work item filters leave it out.");
            return false;
        }

        if (code.Filter is { } filter)
        {
            OrchestrationFilterParameters info = new() { Name = instance.Name, Tags = instance.Tags };
            if (!filter.IsOrchestrationValidAsync(info).AsTask().GetAwaiter().GetResult())
            {
                Park(instance, "the worker's orchestration filter refuses it.");
                return false;
            }
        }

        DurableTaskWorkerOptions.VersioningOptions? versioning = code.Versioning;
        if (versioning is null || Versions.Match(versioning, instance.Version ?? string.Empty))
        {
            return true;
        }

        string why = $"Version '{instance.Version}' does not match this worker's version '{versioning.Version}' " +
            $"({versioning.MatchStrategy}).";
        if (versioning.FailureStrategy == DurableTaskWorkerOptions.VersionFailureStrategy.Fail)
        {
            TaskFailureDetails failure = new("VersionMismatch", why, null, null, null);
            Fail(instance, Math.Max(now, instance.LastAt), [], failure);
        }
        else
        {
            Park(instance, why);
        }

        return false;
    }

    private void Differs(Instance instance, NonDeterminismException difference)
    {
        instance.Live = null;
        if (options.ParkOnNonDeterminism)
        {
            Park(instance, difference.Message);
            return;
        }

        logger.LogError("{Instance} fails: {Difference}", instance.Id, difference.Message);
        TaskFailureDetails failure =
            new("NonDeterministicOrchestrationException", difference.Message, null, null, null);
        Fail(instance, Math.Max(now, instance.LastAt), [], failure);
    }

    /// <summary>Leaves an instance alone one of whose calls is damaged.</summary>
    private void ParkDamaged(long key, string why)
    {
        try
        {
            if (Find(key) is { } instance)
            {
                Park(instance, why);
            }
        }
        catch (DamagedRowException damage)
        {
            LogDamage(damage, key);
        }
    }

    private void LogDamage(DamagedRowException damage, long key) =>
        logger.LogCritical(damage, "Instance {Key} is left alone: a row of it is damaged", key);

    /// <summary>Leaves an instance alone until the process starts again; what it is sent is kept.</summary>
    private void Park(Instance instance, string why)
    {
        ParkedInstances = ParkedInstances.SetItem(instance.Id, why);
        instance.Parked = why;
        instance.Live = null;
        logger.LogCritical("{Instance} is parked until the next start: {Why}", instance.Id, why);
    }
}
