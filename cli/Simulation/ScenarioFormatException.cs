namespace GovMedia.Cli.Simulation;

/// <summary>A scenario file that does not say what the format asks; the message names line, value and what is accepted.
/// </summary>
internal sealed class ScenarioFormatException(long line, string message) : Exception($"line {line}: {message}");
