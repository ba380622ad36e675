namespace GovMedia.Rules.Law;

/// <summary>A pack as text, before it is read.</summary>
/// <param name="Name">The file's name, for messages.</param>
/// <param name="Json">Its JSON text.</param>
public sealed record PackSource(string Name, string Json);
