namespace GovMedia.Functions.Accounts;

/// <summary>A cell of an import that is not acceptable.</summary>
/// <param name="Row">The row, as a spreadsheet numbers it; the header is row 1.</param>
/// <param name="Column">The column.</param>
/// <param name="Value">What stands there; empty for nothing.</param>
/// <param name="Accepted">What is accepted.</param>
public sealed record ImportError(int Row, string Column, string Value, string Accepted)
{
    /// <summary>The fault in a language.</summary>
    public static ImportError Of(ImportFault fault, string language)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new ImportError(fault.Row, fault.Column, fault.Value, fault.Accepted.In(language));
    }
}
