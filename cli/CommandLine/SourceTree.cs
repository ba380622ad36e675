using System.Diagnostics;

namespace GovMedia.Cli.CommandLine;

/// <summary>The checkout that the command was built from, for what needs its sources.</summary>
internal static class SourceTree
{
    /// <summary>Variable by which the script names the checkout.</summary>
    public const string Variable = "GOVMEDIA_ROOT";

    private const string Mark = "GovMedia.Functions.sln";

    /// <summary>The root of the checkout: named by the script, or found above the program or the folder given.</summary>
    /// <exception cref="CommandFailedException">The program stands apart from its sources.</exception>
    public static string Root(string folder)
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        return named is { Length: > 0 } ? named
            : Above(AppContext.BaseDirectory) ?? Above(folder) ?? throw new CommandFailedException(
                "this command needs the source tree; call it as ./govmedia at its root");
    }

    /// <summary>Runs a program with its output where ours goes.</summary>
    /// <exception cref="CommandFailedException">It exits other than 0.</exception>
    public static async Task RunAsync(string program, string[] args, string folder, CancellationToken stop)
    {
        ProcessStartInfo start = new(program, args) { WorkingDirectory = folder };
        using Process process = Process.Start(start)
            ?? throw new CommandFailedException($"{program} could not be started");
        await process.WaitForExitAsync(stop);
        if (process.ExitCode != 0)
        {
            throw new CommandFailedException($"{program} {string.Join(' ', args)} exited with {process.ExitCode}");
        }
    }

    private static string? Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Mark)))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
