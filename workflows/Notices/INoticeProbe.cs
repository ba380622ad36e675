namespace GovMedia.Workflows.Notices;

/// <summary>Looks at a published notice where it stands.</summary>
public interface INoticeProbe
{
    /// <summary>What stands at an address. Never throws for what the other side does.</summary>
    /// <param name="url">An http or https address.</param>
    /// <param name="text">The notice's words, to be looked for.</param>
    /// <param name="cancellation">Stops the look.</param>
    Task<Sighting> LookAsync(string url, string text, CancellationToken cancellation = default);
}
