using System.Text.Json;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Register;

/// <summary>A ledger entry as a row. A row that differs by one byte from what this product writes is not read.</summary>
public static class LedgerRow
{
    /// <summary>The row's text.</summary>
    public static string Write(LedgerEntry entry) => GovJson.Write(entry);

    /// <summary>The entry of a row.</summary>
    /// <exception cref="LedgerRowException">The text is not as this product writes it.</exception>
    public static LedgerEntry Read(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            LedgerEntry entry = GovJson.Read<LedgerEntry>(row.Body);
            if (Write(entry) == row.Body && row.Key == Partitions.Ledger(entry.Seq))
            {
                return entry;
            }
        }
        catch (JsonException)
        {
            // Reported below, with the place.
        }

        throw new LedgerRowException(row.Partition, row.Key);
    }
}
