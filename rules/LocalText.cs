namespace GovMedia.Rules;

/// <summary>One text in the two languages the product speaks.</summary>
/// <param name="Zh">The text in simplified Chinese; the language of the law and the default.</param>
/// <param name="En">The text in English; a reading aid without legal force.</param>
public sealed record LocalText(string Zh, string En)
{
    /// <summary>The text in the language asked for: English for <c>en</c> and its regions, else Chinese.</summary>
    /// <param name="language">A language tag such as <c>zh-CN</c> or <c>en-GB</c>; null means Chinese.</param>
    public string In(string? language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Zh;

    /// <inheritdoc/>
    public override string ToString() => Zh;
}
