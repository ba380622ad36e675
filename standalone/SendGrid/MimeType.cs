namespace SendGrid;

/// <summary>Media types of a message's text.</summary>
public class MimeType
{
    /// <summary>HTML.</summary>
    public static readonly string Html = "text/html";

    /// <summary>Plain text.</summary>
    public static readonly string Text = "text/plain";
}
