using Spectre.Console;

namespace GovMedia.Cli.CommandLine;

/// <summary>Where a command writes, and the folder its relative paths start from.</summary>
/// <param name="Output">What was asked for; the only thing on it under <c>--json</c>.</param>
/// <param name="Error">Refusals, usage errors and progress.</param>
/// <param name="Folder">Absolute path.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, string Folder)
{
    /// <summary>Tables and colours on <see cref="Output"/>; plain, unbroken lines where that is not a terminal.</summary>
    public IAnsiConsole Paper { get; } = CreatePaper(Output);

    /// <summary>The process's own console and working folder.</summary>
    public static Terminal OfThisProcess() => new(Console.Out, Console.Error, Environment.CurrentDirectory);

    /// <summary>The absolute form of a path given by the user.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Folder);

    private static IAnsiConsole CreatePaper(TextWriter output)
    {
        const int Unbroken = 10_000;
        AnsiConsoleOutput target = new(output);
        if (target.IsTerminal)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = target });
        }

        IAnsiConsole plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });
        plain.Profile.Width = Unbroken;
        return plain;
    }
}
