namespace GovMedia.Rules.Law.Lint;

/// <summary>A pack to be checked.</summary>
/// <param name="Name">The file's name, for messages.</param>
/// <param name="Json">Its JSON text.</param>
/// <param name="InstrumentText">
/// The text of its instrument, in simplified characters, for checking quotes; null takes the text shipped with the
/// platform, and where there is none quotes are not checked.
/// </param>
public sealed record LintInput(string Name, string Json, string? InstrumentText = null)
{
    /// <summary>
    /// Makes inputs of files: each <c>.json</c> with the <c>.txt</c> of the same name, if there is one.
    /// </summary>
    /// <param name="files">File names with their content, in any order; others are left aside.</param>
    public static IReadOnlyList<LintInput> Pair(IReadOnlyDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return
        [
            .. files.Where(f => f.Key.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                .OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => new LintInput(f.Key, f.Value, files.GetValueOrDefault(f.Key[..^5] + ".txt"))),
        ];
    }
}
