namespace GovMedia.Cli.CommandLine;

/// <summary>The command was called rightly and could not be carried out: exit 1, with one line that says why.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
