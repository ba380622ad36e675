namespace Azure.Data.Tables;

/// <summary>A row of a table: its two keys, and what the service keeps beside them.</summary>
public interface ITableEntity
{
    /// <summary>The partition; rows of one partition can change in one transaction.</summary>
    string PartitionKey { get; set; }

    /// <summary>The row, unique within its partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last wrote the row; null before it was read. Never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version of the row as read; default before it was read.</summary>
    ETag ETag { get; set; }
}
