namespace GovMedia.Rules.Law;

/// <summary>
/// A pack cannot be read or does not fit its parents; the message names file and line where they are known.
/// </summary>
public sealed class PackException : Exception
{
    /// <summary>Creates it without a message.</summary>
    public PackException()
    {
    }

    /// <summary>Creates it.</summary>
    /// <param name="message">What is wrong, where, and what is accepted.</param>
    public PackException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it.</summary>
    /// <param name="message">What is wrong, where, and what is accepted.</param>
    /// <param name="innerException">What the reader found.</param>
    public PackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
