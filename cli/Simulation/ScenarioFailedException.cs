namespace GovMedia.Cli.Simulation;

/// <summary>A scenario cannot go on; the message says what was expected and what came.</summary>
internal sealed class ScenarioFailedException(string message) : Exception(message);
