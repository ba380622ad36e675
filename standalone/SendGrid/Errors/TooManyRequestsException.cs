namespace SendGrid.Helpers.Errors.Model;

/// <summary>Too many requests were made (429).</summary>
public class TooManyRequestsException : RequestErrorException
{
    /// <summary>Says no more.</summary>
    public TooManyRequestsException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public TooManyRequestsException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public TooManyRequestsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
