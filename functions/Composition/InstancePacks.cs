using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Lint;

namespace GovMedia.Functions.Composition;

/// <summary>The packs of this instance: those shipped, and those in the folder <c>packs</c> of its data directory.</summary>
public static class InstancePacks
{
    /// <summary>The folder's name below the data directory.</summary>
    public const string Folder = "packs";

    /// <summary>Loads them; the folder may be missing or empty.</summary>
    /// <param name="dataDirectory">Where the instance's files are; null where it keeps none.</param>
    /// <exception cref="PackException">A pack does not pass the lint; the message holds every finding, one a line.</exception>
    public static PackLibrary Load(string? dataDirectory)
    {
        PackLibrary shipped = PackLibrary.LoadEmbedded();
        string? folder = dataDirectory is null ? null : Path.Combine(dataDirectory, Folder);
        if (folder is null || !Directory.Exists(folder))
        {
            return shipped;
        }

        IReadOnlyList<LintInput> added = LintInput.Pair(Directory.GetFiles(folder).ToDictionary(
            file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal));
        IReadOnlyList<LintFinding> findings = RuleLint.Check(added, shipped);
        return findings.Count > 0
            ? throw new PackException(string.Join(Environment.NewLine, findings))
            : shipped.With(added.Select(pack => new PackSource(pack.Name, pack.Json)));
    }
}
