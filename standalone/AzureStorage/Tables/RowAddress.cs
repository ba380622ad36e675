namespace Azure.Data.Tables;

/// <summary>The address of one row, keys escaped.</summary>
internal static class RowAddress
{
    public static string Of(Uri table, ITableEntity entity) =>
        table.GetLeftPart(UriPartial.Path) + Keys(entity.PartitionKey, entity.RowKey);

    public static string Keys(string partitionKey, string rowKey) =>
        $"(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";

    private static string Escape(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
    }
}
