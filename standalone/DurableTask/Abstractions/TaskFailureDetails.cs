namespace Microsoft.DurableTask;

/// <summary>Why a task failed, in a form that survives storage.</summary>
/// <param name="ErrorType">The exception type's full name.</param>
/// <param name="ErrorMessage">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown; may be null.</param>
/// <param name="InnerFailure">The cause; null when there is none.</param>
/// <param name="Properties">Further facts a provider took from the exception; may be null.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    private Type? loaded;

    /// <summary>The details of an exception and of its inner exceptions.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Its details.</returns>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Of(exception);
    }

    /// <summary>Whether the failure was an exception of this type or of one derived from it.</summary>
    /// <typeparam name="T">The exception type.</typeparam>
    /// <returns>False also when the exception's type cannot be loaded here.</returns>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <summary>Whether the failure was an exception of this type or of one derived from it.</summary>
    /// <param name="targetBaseExceptionType">The exception type.</param>
    /// <returns>False also when the exception's type cannot be loaded here.</returns>
    /// <exception cref="ArgumentException">The type is not an exception's.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException(
                $"The type {targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }

        if (string.Equals(ErrorType, targetBaseExceptionType.FullName, StringComparison.Ordinal))
        {
            return true;
        }

        loaded ??= Load();
        return loaded is not null && targetBaseExceptionType.IsAssignableFrom(loaded);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    private static TaskFailureDetails Of(Exception exception)
    {
        if (exception is TaskFailedException failed)
        {
            return new TaskFailureDetails(
                typeof(TaskFailedException).FullName!, failed.Message, failed.StackTrace, failed.FailureDetails, null);
        }

        TaskFailureDetails? inner = exception.InnerException is null ? null : Of(exception.InnerException);
        string type = exception.GetType().FullName ?? exception.GetType().Name;
        return new TaskFailureDetails(type, exception.Message, exception.StackTrace, inner, null)
        {
            loaded = exception.GetType(),
        };
    }

    private Type? Load() => Type.GetType(ErrorType, throwOnError: false) ??
        AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(ErrorType, throwOnError: false))
            .FirstOrDefault(type => type is not null);
}
