namespace SendGrid.Helpers.Errors.Model;

/// <summary>The request was refused: sending it again will not help.</summary>
public class RequestErrorException : Exception
{
    /// <summary>Says no more.</summary>
    public RequestErrorException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public RequestErrorException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public RequestErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
