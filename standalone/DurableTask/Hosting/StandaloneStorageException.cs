namespace GovMedia.Standalone;

/// <summary>The engine's file cannot be used or written; what was asked for has not happened.</summary>
public sealed class StandaloneStorageException : IOException
{
    /// <summary>Makes the exception.</summary>
    public StandaloneStorageException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which file, and what is wrong with it.</param>
    public StandaloneStorageException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which file, and what is wrong with it.</param>
    /// <param name="innerException">The cause.</param>
    public StandaloneStorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
