namespace GovMedia.Rules.Law.Lint;

/// <summary>A pack to be checked.</summary>
/// <param name="Name">The file's name, for messages.</param>
/// <param name="Json">Its JSON text.</param>
/// <param name="InstrumentText">
/// The text of its instrument, in simplified characters, for checking quotes; null takes the text shipped with the
/// platform, and where there is none quotes are not checked.
/// </param>
public sealed record LintInput(string Name, string Json, string? InstrumentText = null);
