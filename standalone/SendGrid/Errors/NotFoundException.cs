namespace SendGrid.Helpers.Errors.Model;

/// <summary>There is no such thing (404).</summary>
public class NotFoundException : RequestErrorException
{
    /// <summary>Says no more.</summary>
    public NotFoundException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public NotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public NotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
