namespace Microsoft.DurableTask.Worker;

/// <summary>Takes facts from exceptions into <see cref="TaskFailureDetails.Properties"/>.</summary>
public interface IExceptionPropertiesProvider
{
    /// <summary>The facts of one exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Names and values; null for none.</returns>
    IDictionary<string, object?>? GetExceptionProperties(Exception exception);
}
