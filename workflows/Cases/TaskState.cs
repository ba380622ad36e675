namespace GovMedia.Workflows.Cases;

/// <summary>How a task stands.</summary>
public enum TaskState
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Completed, with an outcome.</summary>
    Done,

    /// <summary>No longer needed.</summary>
    Cancelled,
}
