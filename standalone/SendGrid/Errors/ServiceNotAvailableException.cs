namespace SendGrid.Helpers.Errors.Model;

/// <summary>The service is not available (503).</summary>
public class ServiceNotAvailableException : SendGridInternalException
{
    /// <summary>Says no more.</summary>
    public ServiceNotAvailableException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public ServiceNotAvailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public ServiceNotAvailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
