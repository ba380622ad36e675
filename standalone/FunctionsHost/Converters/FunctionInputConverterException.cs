namespace Microsoft.Azure.Functions.Worker;

/// <summary>The app's converters could not make a parameter's value.</summary>
public class FunctionInputConverterException : FunctionWorkerException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Of which function, parameter and type.</param>
    public FunctionInputConverterException(string? message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">Of which function, parameter and type.</param>
    /// <param name="innerException">Why.</param>
    public FunctionInputConverterException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
