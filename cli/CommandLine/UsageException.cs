namespace GovMedia.Cli.CommandLine;

/// <summary>The command was called wrongly: exit 2, with one line that says what is wrong and what is accepted.</summary>
internal sealed class UsageException(string message) : Exception(message);
