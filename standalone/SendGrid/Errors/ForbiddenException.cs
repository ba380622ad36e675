namespace SendGrid.Helpers.Errors.Model;

/// <summary>The key may not do this (403).</summary>
public class ForbiddenException : RequestErrorException
{
    /// <summary>Says no more.</summary>
    public ForbiddenException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public ForbiddenException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public ForbiddenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
