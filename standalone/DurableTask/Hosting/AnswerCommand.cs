using GovMedia.Standalone.Engine;
using Microsoft.DurableTask;

namespace GovMedia.Standalone;

/// <summary>An activity's answer.</summary>
internal sealed class AnswerCommand(
    ActivityRunner runner, ActivityWork work, string? result, TaskFailureDetails? failure) : EngineCommand
{
    public override bool Persists => true;

    public override void Apply(EngineCore core) => core.Answered(work, result, failure);

    public override void Done() => runner.Forget(work);

    public override void Failed(Exception exception)
    {
        // Asked again by the engine.
    }
}
