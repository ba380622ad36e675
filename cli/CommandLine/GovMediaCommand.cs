using System.CommandLine;
using GovMedia.Cli.Accounts;
using GovMedia.Cli.AzureEdition;
using GovMedia.Cli.Benchmarks;
using GovMedia.Cli.Copies;
using GovMedia.Cli.Deadlines;
using GovMedia.Cli.Evidence;
using GovMedia.Cli.Moving;
using GovMedia.Cli.Rules;
using GovMedia.Cli.Sessions;
using GovMedia.Cli.Simulation;
using GovMedia.Cli.Up;

namespace GovMedia.Cli.CommandLine;

/// <summary>The whole command line: which commands there are and what their failures exit with.</summary>
internal static class GovMediaCommand
{
    /// <summary>Exit code of a command that was called wrongly.</summary>
    public const int Usage = 2;

    private const int Failure = 1;

    /// <summary>Parses and runs one call; the exit code is the process's.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal)
    {
        RootCommand root = Create(terminal);
        ParseResult call = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        Command command = call.CommandResult.Command;
        try
        {
            if (Verb.Wrong(call) is { } wrong)
            {
                throw new UsageException(wrong);
            }

            return await call.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = terminal.Output,
                Error = terminal.Error,
            });
        }
        catch (UsageException wrong)
        {
            await terminal.Error.WriteLineAsync($"{Name(command)}: {wrong.Message}; accepted: {Synopsis(command)}");
            return Usage;
        }
        catch (CommandFailedException failed)
        {
            await terminal.Error.WriteLineAsync($"{Name(command)}: {failed.Message}");
            return Failure;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            await terminal.Error.WriteLineAsync($"{Name(command)}: {failed.Message}");
            return Failure;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync($"{Name(command)}: stopped before it was finished");
            return Failure;
        }
    }

    private static RootCommand Create(Terminal terminal) =>
        new("GovMedia: the statutory life of government new-media accounts (政务新媒体).")
        {
            UpCommand.Create(terminal),
            SimulateCommand.Create(terminal),
            DeadlineCommand.Create(terminal),
            RulesCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            ImportCommand.Create(terminal),
            TokenCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            ExportCommand.Create(terminal),
            BenchCommand.Create(terminal),
            AzureCommand.Create(terminal),
        };

    private static string Name(Command command) => command switch
    {
        RootCommand => "govmedia",
        _ => string.Join(' ', command.Parents.OfType<Command>().Select(Name).Take(1).Append(command.Name)),
    };

    private static string Synopsis(Command command) => command is Verb verb && command.Subcommands.Count == 0
        ? $"govmedia {verb.Synopsis}"
        : string.Join(", ", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => $"{Name(sub)}"));
}
