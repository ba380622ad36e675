using Microsoft.DurableTask;

namespace GovMedia.Standalone;

/// <summary>The context of an activity run by this engine.</summary>
internal sealed class EngineActivityContext(TaskName name, string version, ActivityCall call) : TaskActivityContext
{
    public ActivityCall Call { get; } = call;

    public override TaskName Name { get; } = name;

    public override string InstanceId => Call.InstanceId;

    public override string Version { get; } = version;
}
