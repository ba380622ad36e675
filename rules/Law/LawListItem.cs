namespace GovMedia.Rules.Law;

/// <summary>One entry of a list, by every name it goes by.</summary>
/// <param name="Id">The entry's id, in kebab-case.</param>
/// <param name="Name">The name in both languages.</param>
/// <param name="Also">Short names, pinyin and other spellings; may be null for none.</param>
public sealed record LawListItem(string Id, LocalText Name, IReadOnlyList<string>? Also = null)
{
    /// <summary>Every spelling of the entry: id, both names and the others.</summary>
    public IEnumerable<string> Spellings => [Id, Name.Zh, Name.En, .. Also ?? []];

    /// <summary>Whether a text is one of the spellings, capitals or not.</summary>
    public bool IsNamed(string text) => Spellings.Contains(text, StringComparer.OrdinalIgnoreCase);
}
