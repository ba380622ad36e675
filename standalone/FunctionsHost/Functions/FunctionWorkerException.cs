namespace Microsoft.Azure.Functions.Worker;

/// <summary>The host cannot run a function as the app declares it.</summary>
public class FunctionWorkerException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and what is accepted.</param>
    public FunctionWorkerException(string? message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and what is accepted.</param>
    /// <param name="innerException">What it came from.</param>
    public FunctionWorkerException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
