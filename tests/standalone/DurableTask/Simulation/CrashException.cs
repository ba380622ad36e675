namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>The simulated process dies here.</summary>
internal sealed class CrashException() : Exception("The simulated process died.");
