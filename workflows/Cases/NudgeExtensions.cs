using Microsoft.DurableTask;

namespace GovMedia.Workflows.Cases;

/// <summary>Listening, as orchestrators say it.</summary>
public static class NudgeExtensions
{
    /// <summary>Opens an ear for an event.</summary>
    public static Nudge ListenFor(this TaskOrchestrationContext context, string eventName) => new(context, eventName);
}
