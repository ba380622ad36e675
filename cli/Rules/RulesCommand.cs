using System.CommandLine;
using System.Globalization;
using GovMedia.Cli.CommandLine;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Lint;
using Spectre.Console;

namespace GovMedia.Cli.Rules;

/// <summary>Checks, lists and compares rule packs.</summary>
internal static class RulesCommand
{
    /// <summary><c>rules</c> and what can be done with them.</summary>
    public static Command Create(Terminal terminal) => new Verb("rules", "rules lint|list|diff", "The rule packs.")
    {
        CreateLint(terminal),
        CreateList(terminal),
        CreateDiff(terminal),
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
        IReadOnlyList<LintInput> packs = path is null ? RuleLint.Shipped() : Read(terminal.Resolve(path));
        IReadOnlyList<LintFinding> findings = RuleLint.Check(packs, path is null ? null : Beside(packs));
        foreach (LintFinding finding in findings)
        {
            terminal.Output.WriteLine(finding);
        }

        HashSet<string> shipped = [.. RuleLint.Shipped().Select(static pack => pack.Name)];
        foreach (LintInput pack in packs.Where(pack => pack.InstrumentText is null && !shipped.Contains(pack.Name)))
        {
            terminal.Output.WriteLine(
                $"{pack.Name}: quotes are not checked: {Path.ChangeExtension(pack.Name, ".txt")} is not beside it");
        }

        terminal.Output.WriteLine($"{packs.Count} packs, {findings.Count} findings");
        return findings.Count == 0 ? 0 : 1;
    }

    private static LintInput[] Read(string path)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.json").Where(IsPack)]
            : File.Exists(path) ? [path]
            : throw new UsageException($"there is no file or folder '{path}'");
        return files.Length > 0
            ? [.. files.Order(StringComparer.Ordinal)
                .Select(file => new LintInput(Path.GetFileName(file), File.ReadAllText(file), TextOf(file)))]
            : throw new UsageException($"'{path}' holds no pack (*.json)");
    }

    /// <summary>The instrument's text: of the pack's name, beside it or in the folder <c>Texts</c>; null where there is
    /// none.</summary>
    private static string? TextOf(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file) + ".txt";
        string folder = Path.GetDirectoryName(file)!;
        return ((string[])[Path.Combine(folder, name), Path.Combine(folder, "Texts", name)]).FirstOrDefault(File.Exists)
            is { } text ? File.ReadAllText(text) : null;
    }

    /// <summary>Not the schema, nor the list of released versions, which lie beside the packs of this release.</summary>
    private static bool IsPack(string file) =>
        !file.EndsWith(".schema.json", StringComparison.Ordinal) && Path.GetFileName(file) != "released.json";

    /// <summary>The packs of this release, as parents of the ones checked, without those that are checked themselves.
    /// </summary>
    private static PackLibrary Beside(IReadOnlyList<LintInput> packs)
    {
        HashSet<string> own = [.. packs.Select(IdOf).OfType<string>()];
        HashSet<string> others =
        [
            .. PackLibrary.LoadEmbedded().Packs
                .Where(pack => !pack.Lineage.Any(one => own.Contains(one.Id)))
                .Select(pack => pack.Id),
        ];
        return PackLibrary.Load(PackLibrary.EmbeddedSources()
            .Where(source => others.Contains(PackReader.Read(source.Json, source.Name).Id)));
    }

    private static string? IdOf(LintInput input)
    {
        try
        {
            return PackReader.Read(input.Json, input.Name).Id;
        }
        catch (PackException)
        {
            return null;
        }
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

    private static Verb CreateDiff(Terminal terminal)
    {
        Verb diff = new("diff", "rules diff OLD NEW", "Shows what differs between two packs, element by element.");
        Argument<string> before = diff.With(new Argument<string>("OLD")
        {
            Description = "A pack file, or a pack of this release: its id, or id@version.",
        });
        Argument<string> after = diff.With(new Argument<string>("NEW") { Description = "The other." });
        diff.SetAction(call =>
        {
            IReadOnlyList<PackChange> changes = PackDifference.Between(
                TextOf(call.GetValue(before)!, terminal), TextOf(call.GetValue(after)!, terminal));
            foreach (PackChange change in changes)
            {
                terminal.Output.WriteLine(change);
            }

            terminal.Output.WriteLine($"{changes.Count} differences");
            return changes.Count == 0 ? 0 : 1;
        });
        return diff;
    }

    private static string TextOf(string named, Terminal terminal)
    {
        string path = terminal.Resolve(named);
        if (File.Exists(path))
        {
            return File.ReadAllText(path);
        }

        (string Name, PackDocument Pack, string Json)[] shipped =
        [
            .. PackLibrary.EmbeddedSources().Select(static s => (s.Name, PackReader.Read(s.Json, s.Name), s.Json)),
        ];
        return shipped.Where(s => named == s.Pack.Id || named == $"{s.Pack.Id}@{s.Pack.Version}")
            .OrderByDescending(static s => s.Pack.Version).Select(static s => s.Json).FirstOrDefault()
            ?? throw new UsageException(
                $"there is no file and no pack '{named}'; packs are {string.Join(", ", shipped.Select(static s => $"{s.Pack.Id}@{s.Pack.Version}"))}");
    }
}
