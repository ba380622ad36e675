namespace SendGrid.Helpers.Errors.Model;

/// <summary>The request was malformed (400).</summary>
public class BadRequestException : RequestErrorException
{
    /// <summary>Says no more.</summary>
    public BadRequestException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public BadRequestException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public BadRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
