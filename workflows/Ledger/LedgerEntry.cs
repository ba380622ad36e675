using System.Text.Json.Nodes;

namespace GovMedia.Workflows.Ledger;

/// <summary>One entry of a case's hash-chained ledger.</summary>
/// <remarks>
/// <c>dataHash</c> is SHA-256 over the canonical JSON of <c>{ before, after }</c>; <c>hash</c> is SHA-256 over the
/// canonical JSON of the entry without <c>hash</c>. The fold of all <c>after</c> patches is the case's state.
/// </remarks>
/// <param name="Seq">1 for the first, without gaps.</param>
/// <param name="At">Legal time.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="Action">What was done, such as <c>objection.received</c>.</param>
/// <param name="Rule">The clause it rests on, or null.</param>
/// <param name="Before">The merge patch that would undo the entry.</param>
/// <param name="After">The merge patch it applied to the case.</param>
/// <param name="DataHash">Lower-case hex.</param>
/// <param name="PrevHash">The hash of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">Lower-case hex.</param>
public sealed record LedgerEntry(
    int Seq,
    DateTimeOffset At,
    Actor Actor,
    string Action,
    string? Rule,
    JsonObject? Before,
    JsonObject? After,
    string DataHash,
    string PrevHash,
    string Hash)
{
    /// <summary>The previous hash of a first entry.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";
}
