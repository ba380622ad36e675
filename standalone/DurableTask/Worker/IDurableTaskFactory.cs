using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DurableTask.Worker;

/// <summary>Makes orchestrators and activities.</summary>
public interface IDurableTaskFactory
{
    /// <summary>Makes an activity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="serviceProvider">The scope of the call.</param>
    /// <param name="activity">The activity.</param>
    /// <returns>False when none has this name.</returns>
    bool TryCreateActivity(
        TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity);

    /// <summary>Makes an orchestrator.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="serviceProvider">The scope of the execution.</param>
    /// <param name="orchestrator">The orchestrator.</param>
    /// <returns>False when none has this name.</returns>
    bool TryCreateOrchestrator(
        TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator);
}
