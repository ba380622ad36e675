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
        LintInput[] added = [.. Read(dataDirectory)];
        if (added.Length == 0)
        {
            return shipped;
        }

        IReadOnlyList<LintFinding> findings = RuleLint.Check(added, shipped);
        return findings.Count > 0
            ? throw new PackException(string.Join(Environment.NewLine, findings))
            : shipped.With(added.Select(pack => new PackSource(pack.Name, pack.Json)));
    }

    /// <summary>The files of the office's own packs; empty where it has none.</summary>
    /// <param name="dataDirectory">Where the instance's files are; null where it keeps none.</param>
    public static IEnumerable<PackSource> Own(string? dataDirectory) =>
        Read(dataDirectory).Select(static pack => new PackSource(pack.Name, pack.Json));

    private static IReadOnlyList<LintInput> Read(string? dataDirectory)
    {
        string? folder = dataDirectory is null ? null : Path.Combine(dataDirectory, Folder);
        return folder is null || !Directory.Exists(folder)
            ? []
            : LintInput.Pair(Directory.GetFiles(folder).ToDictionary(
                file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal));
    }
}
