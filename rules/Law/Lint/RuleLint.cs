using System.Globalization;
using System.Text.Json;

namespace GovMedia.Rules.Law.Lint;

/// <summary>
/// Checks packs before they are used: schema, quotes, ids, cycles, unreachable steps, clocks without clause, roles that
/// nobody can hold. Pure: it reads no file.
/// </summary>
public static class RuleLint
{
    /// <summary>The packs shipped with the platform, as they are.</summary>
    public static IReadOnlyList<LintInput> Shipped() =>
        [.. PackLibrary.EmbeddedSources().Select(s => new LintInput(s.Name, s.Json))];

    /// <summary>Checks packs, beside those already known; their parents may be in either.</summary>
    /// <param name="inputs">The packs to check.</param>
    /// <param name="known">
    /// Packs that are known and not checked; one with the id and version of an input gives way to it. Null for none.
    /// </param>
    /// <returns>What is wrong, by file and line; empty when the packs are sound.</returns>
    public static IReadOnlyList<LintFinding> Check(IReadOnlyList<LintInput> inputs, PackLibrary? known = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        List<LintFinding> found = [];
        List<(LintInput Input, JsonTree Tree, PackDocument Document)> read = [];
        SchemaCheck schema = SchemaCheck.OfPacks();
        foreach (LintInput input in inputs)
        {
            if (Read(input, schema, found) is { } pack)
            {
                read.Add((input, pack.Tree, pack.Document));
            }
        }

        // What does not follow the schema cannot be understood further; what follows it is checked as law.
        if (found.Count == 0)
        {
            IReadOnlyList<PackDocument> all =
            [
                .. (known?.Documents ?? [])
                    .Where(d => read.All(r => (r.Document.Id, r.Document.Version) != (d.Id, d.Version))),
                .. read.Select(r => r.Document),
            ];
            foreach ((LintInput input, JsonTree tree, PackDocument document) in read)
            {
                Parentage parentage = new(document, all);
                LawCheck check = new(input, tree, document, parentage, all);
                found.AddRange(check.Findings());
            }
        }

        return [.. found.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];
    }

    private static (JsonTree Tree, PackDocument Document)? Read(
        LintInput input, SchemaCheck schema, List<LintFinding> found)
    {
        try
        {
            JsonTree tree = JsonTree.Parse(input.Json);
            IReadOnlyList<(int Line, string Message)> faults = schema.Check(tree);
            found.AddRange(faults.Select(f => new LintFinding(input.Name, f.Line, f.Message)));
            return faults.Count > 0 ? null : (tree, PackReader.Read(input.Json, input.Name));
        }
        catch (JsonException e)
        {
            found.Add(new LintFinding(input.Name, (int)(e.LineNumber ?? 0) + 1, "this is no JSON: " + e.Message));
            return null;
        }
        catch (PackException e)
        {
            // The schema lets through what only the reader refuses; its message begins with file and line.
            string[] parts = e.Message.Split(':', 3);
            found.Add(new LintFinding(
                input.Name, int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2].Trim()));
            return null;
        }
    }
}
