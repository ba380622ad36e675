using GovMedia.Rules;
using GovMedia.Workflows.Bulk;

namespace GovMedia.Functions.Bulk;

/// <summary>One item of a bulk act.</summary>
/// <param name="Target">The case or task.</param>
/// <param name="Unit">The unit that handles it; null where there is no such case.</param>
/// <param name="Outcome">What the preview says: <c>would-do</c> or <c>refused</c>.</param>
/// <param name="Would">What would be entered in the ledger.</param>
/// <param name="Result"><c>done</c>, <c>refused</c> or <c>changed</c>; null while it is not carried out.</param>
/// <param name="Code">Why not, as a code; of the result where there is one, else of the preview.</param>
/// <param name="Detail">The same in words.</param>
/// <param name="Rule">The clause that refuses, or null.</param>
/// <param name="Article">Its article.</param>
/// <param name="At">When it was carried out.</param>
public sealed record BulkItemAnswer(
    string Target,
    string? Unit,
    string Outcome,
    IReadOnlyList<string> Would,
    string? Result,
    string? Code,
    string? Detail,
    string? Rule,
    string? Article,
    DateTimeOffset? At)
{
    /// <summary>The answer for an item.</summary>
    public static BulkItemAnswer Of(BulkItem item, string language)
    {
        ArgumentNullException.ThrowIfNull(item);
        BulkRefusal? why = item.ResultRefusal ?? item.Refusal;
        return new BulkItemAnswer(
            item.Target,
            item.Unit,
            item.Refusal is null ? "would-do" : "refused",
            item.Would,
            item.Result,
            why?.Code,
            why is null ? null : new LocalText(why.Message, why.English).In(language),
            why?.Rule,
            why?.Article,
            item.At);
    }
}
