using System.CommandLine;
using System.CommandLine.Parsing;

namespace GovMedia.Cli.CommandLine;

/// <summary>One command of the script, with the line that shows how it is called.</summary>
internal sealed class Verb : Command
{
    private static readonly string[] Help = ["--help", "-h", "-?"];

    /// <param name="name">The word that calls it.</param>
    /// <param name="synopsis">Everything after <c>govmedia</c>, as the documentation writes it.</param>
    /// <param name="description">What it does, in one sentence.</param>
    public Verb(string name, string synopsis, string description)
        : base(name, description) => Synopsis = synopsis;

    /// <summary>How the command is called, without the leading <c>govmedia</c>.</summary>
    public string Synopsis { get; }

    /// <summary>Adds an option or argument and hands it back.</summary>
    public Option<T> With<T>(Option<T> option)
    {
        Add(option);
        return option;
    }

    /// <inheritdoc cref="With{T}(Option{T})"/>
    public Argument<T> With<T>(Argument<T> argument)
    {
        Add(argument);
        return argument;
    }

    /// <summary>What is wrong with a call, in one sentence; null when nothing is.</summary>
    public static string? Wrong(ParseResult call)
    {
        if (call.Tokens.Any(token => Help.Contains(token.Value)))
        {
            return null;
        }

        string? unknown = call.UnmatchedTokens.Count > 0 ? call.UnmatchedTokens[0] : null;
        if (unknown is not null && call.CommandResult.Command.Subcommands.Count > 0)
        {
            return $"there is no command '{unknown}'";
        }

        if (unknown is not null)
        {
            return unknown.StartsWith('-') ? $"there is no option '{unknown}'" : $"'{unknown}' is one argument too many";
        }

        if (call.Errors.Count == 0)
        {
            return null;
        }

        return call.CommandResult.Command.Subcommands.Count > 0 ? "no command is named" : OneLine(call.Errors[0]);
    }

    private static string OneLine(ParseError error) =>
        error.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
