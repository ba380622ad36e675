namespace SendGrid.Helpers.Errors.Model;

/// <summary>The media type is not accepted (415).</summary>
public class UnsupportedMediaTypeException : RequestErrorException
{
    /// <summary>Says no more.</summary>
    public UnsupportedMediaTypeException()
    {
    }

    /// <summary>Says what the service said.</summary>
    /// <param name="message">What it said.</param>
    public UnsupportedMediaTypeException(string message)
        : base(message)
    {
    }

    /// <summary>Says what the service said, and what led to it.</summary>
    /// <param name="message">What it said.</param>
    /// <param name="innerException">What led to it.</param>
    public UnsupportedMediaTypeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
