namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>How far a program says it has come.</summary>
/// <param name="Step">Its round, or a number of the step that last left a timer open.</param>
/// <param name="Until">When the last timer left open falls due, in UTC ticks: it must not end before.</param>
internal sealed record Progress(int Step, long Until);
