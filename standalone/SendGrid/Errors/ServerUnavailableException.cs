namespace SendGrid.Helpers.Errors.Model;

/// <summary>The server failed (500).</summary>
public class ServerUnavailableException : SendGridInternalException
{
    /// <summary>Says no more.</summary>
    public ServerUnavailableException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public ServerUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public ServerUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
