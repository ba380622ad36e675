namespace SendGrid.Helpers.Errors.Model;

/// <summary>The service failed: sending it again may help.</summary>
public class SendGridInternalException : Exception
{
    /// <summary>Says no more.</summary>
    public SendGridInternalException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public SendGridInternalException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public SendGridInternalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
