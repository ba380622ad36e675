namespace SendGrid.Helpers.Errors.Model;

/// <summary>The message is too large (413).</summary>
public class PayloadTooLargeException : RequestErrorException
{
    /// <summary>Says no more.</summary>
    public PayloadTooLargeException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public PayloadTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public PayloadTooLargeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
