namespace GovMedia.Functions.Receipts;

/// <summary>What became of the receipts of one request.</summary>
/// <param name="Entered">Entered into ledgers by this request.</param>
/// <param name="Known">Told before.</param>
/// <param name="Unknown">Of messages that no case here has.</param>
public sealed record ReceiptsAnswer(int Entered, int Known, int Unknown);
