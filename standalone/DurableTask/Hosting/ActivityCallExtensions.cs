using Microsoft.DurableTask;

namespace GovMedia.Standalone;

/// <summary>Reads the identity of an activity call.</summary>
public static class ActivityCallExtensions
{
    /// <summary>Which call this is; the same each time the call is run again.</summary>
    /// <remarks>
    /// For an activity class and for a delegate alike: the engine's <see cref="TaskActivityContext"/> carries it. A
    /// host that runs functions registers <c>registry.AddActivity(name, services => …)</c> with an
    /// <see cref="ITaskActivity"/> whose <c>RunAsync(context, input)</c> calls <c>context.GetCall()</c>.
    /// </remarks>
    /// <param name="context">The activity's context.</param>
    /// <returns>The call; null when the context is not one of this engine's.</returns>
    public static ActivityCall? GetCall(this TaskActivityContext context) => (context as EngineActivityContext)?.Call;
}
