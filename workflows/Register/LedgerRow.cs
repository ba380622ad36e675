using System.Text.Json;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Register;

/// <summary>A ledger entry as a row. A row that differs by one byte from what this product writes is not read.</summary>
public static class LedgerRow
{
    // A member named twice would be one thing to one reader and another to the next.
    private static readonly JsonSerializerOptions Once = new(GovJson.Options) { AllowDuplicateProperties = false };

    /// <summary>The row's text.</summary>
    public static string Write(LedgerEntry entry) => GovJson.Write(entry);

    /// <summary>The entry of a row.</summary>
    /// <exception cref="LedgerRowException">The text is not as this product writes it.</exception>
    public static LedgerEntry Read(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Read(row.Body) is { } entry && row.Key == Partitions.Ledger(entry.Seq)
            ? entry
            : throw new LedgerRowException(row.Partition, row.Key);
    }

    /// <summary>The entry of a row's text; null where the text is not as this product writes it.</summary>
    public static LedgerEntry? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerEntry>(text, Once) is { Actor: not null } entry && Write(entry) == text ? entry : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // The latter where a member occurs twice.
            return null;
        }
    }
}
