using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.Tests;

/// <summary>One call of the command line within the test's process.</summary>
internal sealed record CalledCommand(int ExitCode, string Output, string Error)
{
    public static async Task<CalledCommand> RunAsync(string folder, params string[] args)
    {
        StringWriter output = new();
        StringWriter error = new();
        int exitCode = await GovMediaCommand.RunAsync(args, new Terminal(output, error, folder));
        return new CalledCommand(exitCode, output.ToString(), error.ToString());
    }
}
