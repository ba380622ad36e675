using GovMedia.Rules.Law;

namespace GovMedia.Functions.Accounts;

/// <summary>An item of a checklist that is neither handed in nor said not to apply.</summary>
/// <param name="Id">The item; also the kind of its document.</param>
/// <param name="Title">What is asked for.</param>
/// <param name="Rule">The clause that asks for it.</param>
/// <param name="Form">The form it belongs to; null where the text names none.</param>
public sealed record MissingItem(string Id, string Title, string Rule, string? Form)
{
    /// <summary>The answer for an item.</summary>
    public static MissingItem Of(Checklist list, ChecklistItem item, string language)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(item);
        return new MissingItem(item.Id, item.Title.In(language), item.Clause ?? list.Clauses[0], list.Form);
    }
}
