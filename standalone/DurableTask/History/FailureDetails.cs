using Microsoft.DurableTask;

namespace DurableTask.Core;

/// <summary>Why a task or an execution failed, as the history keeps it.</summary>
public class FailureDetails : IEquatable<FailureDetails>
{
    /// <summary>Made from its parts.</summary>
    /// <param name="errorType">The exception type's full name.</param>
    /// <param name="errorMessage">The message.</param>
    /// <param name="stackTrace">Where it was thrown; may be null.</param>
    /// <param name="innerFailure">The cause; may be null.</param>
    /// <param name="isNonRetriable">Whether another attempt is pointless.</param>
    public FailureDetails(
        string errorType, string errorMessage, string? stackTrace, FailureDetails? innerFailure, bool isNonRetriable)
        : this(errorType, errorMessage, stackTrace, innerFailure, isNonRetriable, null)
    {
    }

    /// <summary>Made from its parts.</summary>
    /// <param name="errorType">The exception type's full name.</param>
    /// <param name="errorMessage">The message.</param>
    /// <param name="stackTrace">Where it was thrown; may be null.</param>
    /// <param name="innerFailure">The cause; may be null.</param>
    /// <param name="isNonRetriable">Whether another attempt is pointless.</param>
    /// <param name="properties">Further facts a provider took from the exception; may be null.</param>
    public FailureDetails(
        string errorType,
        string errorMessage,
        string? stackTrace,
        FailureDetails? innerFailure,
        bool isNonRetriable,
        IDictionary<string, object?>? properties = null)
    {
        Properties = properties;
        ErrorType = errorType;
        ErrorMessage = errorMessage;
        StackTrace = stackTrace;
        InnerFailure = innerFailure;
        IsNonRetriable = isNonRetriable;
    }

    /// <summary>The exception type's full name.</summary>
    public string ErrorType { get; }

    /// <summary>The message.</summary>
    public string ErrorMessage { get; }

    /// <summary>Where it was thrown; may be null.</summary>
    public string? StackTrace { get; }

    /// <summary>The cause; may be null.</summary>
    public FailureDetails? InnerFailure { get; }

    /// <summary>Whether another attempt is pointless.</summary>
    public bool IsNonRetriable { get; }

    /// <summary>Further facts a provider took from the exception; may be null.</summary>
    public IDictionary<string, object?>? Properties { get; }

    /// <summary>Whether the failure was an exception of this type or of one derived from it.</summary>
    /// <typeparam name="T">The exception type.</typeparam>
    /// <returns>False also when the exception's type cannot be loaded here.</returns>
    public bool IsCausedBy<T>()
        where T : Exception => new TaskFailureDetails(ErrorType, ErrorMessage, null, null, null).IsCausedBy<T>();

    /// <inheritdoc/>
    public bool Equals(FailureDetails? other) =>
        other is not null
        && ErrorType == other.ErrorType
        && ErrorMessage == other.ErrorMessage
        && StackTrace == other.StackTrace
        && Equals(InnerFailure, other.InnerFailure);

    /// <inheritdoc/>
    public override bool Equals(object? other) => Equals(other as FailureDetails);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ErrorType, ErrorMessage, StackTrace, InnerFailure);

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
