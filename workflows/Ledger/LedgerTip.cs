namespace GovMedia.Workflows.Ledger;

/// <summary>The end of a chain: its newest entry.</summary>
/// <param name="Seq">0 where there is no entry yet.</param>
/// <param name="Hash">Its hash.</param>
public sealed record LedgerTip(int Seq, string Hash)
{
    /// <summary>The tip of an empty chain.</summary>
    public static LedgerTip None { get; } = new(0, LedgerEntry.Genesis);
}
