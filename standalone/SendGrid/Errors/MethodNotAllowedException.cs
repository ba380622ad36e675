namespace SendGrid.Helpers.Errors.Model;

/// <summary>The method is not allowed (405).</summary>
public class MethodNotAllowedException : RequestErrorException
{
    /// <summary>Says no more.</summary>
    public MethodNotAllowedException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public MethodNotAllowedException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public MethodNotAllowedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
