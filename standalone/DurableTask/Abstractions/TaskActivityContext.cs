namespace Microsoft.DurableTask;

/// <summary>Which call an activity is serving.</summary>
/// <remarks>
/// The engine's contexts also carry the execution and task id of the call, which together with
/// <see cref="InstanceId"/> stay the same when the activity is run again: see
/// <see cref="GovMedia.Standalone.ActivityCallExtensions.GetCall"/>.
/// </remarks>
public abstract class TaskActivityContext
{
    /// <summary>For derived classes.</summary>
    protected TaskActivityContext()
    {
    }

    /// <summary>The activity's name as the orchestrator called it.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The calling orchestration's instance id.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The activity's version; empty when unversioned.</summary>
    public virtual string Version => string.Empty;
}
