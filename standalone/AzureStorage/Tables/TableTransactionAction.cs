namespace Azure.Data.Tables;

/// <summary>One change of a transaction.</summary>
public class TableTransactionAction
{
    /// <summary>A change that no one's change in between prevents.</summary>
    /// <param name="actionType">What to do.</param>
    /// <param name="entity">With which row.</param>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>A change of one version of a row.</summary>
    /// <param name="actionType">What to do.</param>
    /// <param name="entity">With which row.</param>
    /// <param name="etag">The version an update or deletion demands; default for any.</param>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What to do.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>With which row.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version demanded; default for any.</summary>
    public ETag ETag { get; }
}
