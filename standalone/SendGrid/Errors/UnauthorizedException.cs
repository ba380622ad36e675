namespace SendGrid.Helpers.Errors.Model;

/// <summary>The key is not accepted (401).</summary>
public class UnauthorizedException : RequestErrorException
{
    /// <summary>Says no more.</summary>
    public UnauthorizedException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public UnauthorizedException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public UnauthorizedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
