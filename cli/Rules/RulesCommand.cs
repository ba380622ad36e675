using System.CommandLine;
using System.Globalization;
using GovMedia.Cli.CommandLine;
using GovMedia.Rules.Law;
using Spectre.Console;

namespace GovMedia.Cli.Rules;

/// <summary>Checks and lists rule packs.</summary>
internal static class RulesCommand
{
    /// <summary><c>rules</c> and what can be done with them.</summary>
    public static Command Create(Terminal terminal) => new Verb("rules", "rules lint|list", "The rule packs.")
    {
        CreateLint(terminal),
        CreateList(terminal),
    };

    private static Verb CreateLint(Terminal terminal)
    {
        Verb lint = new("lint", "rules lint [PATH]", "Checks packs: schema, quotes, clocks, inheritance.");
        Argument<string?> path = lint.With(new Argument<string?>("PATH")
        {
            Description = "A pack file or a folder of them; the packs of this release unless given.",
            Arity = ArgumentArity.ZeroOrOne,
        });
        lint.SetAction(call => Lint(call.GetValue(path), terminal));
        return lint;
    }

    private static int Lint(string? path, Terminal terminal)
    {
        PackSource[] sources = path is null ? [.. PackLibrary.EmbeddedSources()] : Read(terminal.Resolve(path));
        IReadOnlyList<string> faults = PackCheck.Faults(sources, alone: path is null);
        foreach (string fault in faults)
        {
            terminal.Output.WriteLine(fault);
        }

        terminal.Output.WriteLine($"{sources.Length} packs, {faults.Count} faults");
        return faults.Count == 0 ? 0 : 1;
    }

    private static PackSource[] Read(string path)
    {
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal).ToArray()
            : File.Exists(path) ? [path]
            : throw new UsageException($"there is no file or folder '{path}'");
        return files.Length > 0
            ? [.. files.Select(file => new PackSource(Path.GetFileName(file), File.ReadAllText(file)))]
            : throw new UsageException($"'{path}' holds no pack (*.json)");
    }

    private static Verb CreateList(Terminal terminal)
    {
        Verb list = new("list", "rules list", "Lists the packs of this release.");
        list.SetAction(_ =>
        {
            Table table = new Table().Border(TableBorder.Simple)
                .AddColumns("pack", "parent", "jurisdiction", "instrument", "in force from", "clauses", "clocks");
            foreach (Pack pack in PackLibrary.LoadEmbedded().Packs)
            {
                table.AddRow(new[]
                {
                    $"{pack.Id} v{pack.Version}",
                    pack.Parent?.Id ?? "",
                    pack.Jurisdiction,
                    pack.Instrument.Title.Zh,
                    pack.Instrument.EffectiveFrom?.ToString("O", CultureInfo.InvariantCulture) ?? "not stated",
                    $"{pack.Clauses.Count()}",
                    string.Join(' ', pack.Clocks.Select(clock => clock.Clause)),
                }.Select(text => new Text(text)).ToArray());
            }

            terminal.Paper.Write(table);
            return 0;
        });
        return list;
    }
}
