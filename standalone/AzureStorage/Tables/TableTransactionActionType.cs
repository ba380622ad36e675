namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does to its entity.</summary>
public enum TableTransactionActionType
{
    /// <summary>Inserts; fails if the row exists.</summary>
    Add = 0,

    /// <summary>Merges properties into an existing row.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces an existing row whole.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes an existing row.</summary>
    Delete = 3,

    /// <summary>Merges into the row, or inserts it.</summary>
    UpsertMerge = 4,

    /// <summary>Replaces the row, or inserts it.</summary>
    UpsertReplace = 5,
}
