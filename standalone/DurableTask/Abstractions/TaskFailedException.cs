namespace Microsoft.DurableTask;

/// <summary>An activity or sub-orchestration failed; thrown where the orchestrator awaits it.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Made from the failure as stored.</summary>
    /// <param name="taskName">The failed task's name.</param>
    /// <param name="taskId">Its id in the history.</param>
    /// <param name="failureDetails">Why it failed.</param>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base(Text(taskName, taskId, failureDetails?.ErrorMessage))
    {
        ArgumentNullException.ThrowIfNull(failureDetails);
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    /// <summary>Made from the exception itself.</summary>
    /// <param name="taskName">The failed task's name.</param>
    /// <param name="taskId">Its id in the history.</param>
    /// <param name="innerException">What was thrown.</param>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base(Text(taskName, taskId, innerException?.Message), innerException)
    {
        ArgumentNullException.ThrowIfNull(innerException);
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException);
    }

    /// <summary>The failed task's name.</summary>
    public string TaskName { get; }

    /// <summary>The failed task's id in the history.</summary>
    public int TaskId { get; }

    /// <summary>Why it failed.</summary>
    public TaskFailureDetails FailureDetails { get; }

    /// <summary>Whether the failure was an exception of exactly this type; its base types do not count.</summary>
    /// <typeparam name="T">The exception type.</typeparam>
    /// <returns>Whether it was.</returns>
    [Obsolete("Use the FailureDetails property and its IsCausedBy<T>() method")]
    public bool IsCausedByException<T>()
        where T : Exception => FailureDetails.ErrorType == typeof(T).FullName;

    private static string Text(string taskName, int taskId, string? message) =>
        $"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {message}";
}
