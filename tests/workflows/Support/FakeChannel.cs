using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Tests.Support;

/// <summary>The other side of the mail: accepts, unless told to fail.</summary>
public sealed class FakeChannel : IChannel
{
    public List<OutgoingMessage> Accepted { get; } = [];

    /// <summary>Called before a message is accepted; may throw.</summary>
    public Action<OutgoingMessage> Before { get; set; } = static _ => { };

    /// <summary>Called after it was accepted; may throw, as when the process ends there.</summary>
    public Action<OutgoingMessage> After { get; set; } = static _ => { };

    public string Name => "fake";

    public Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellation = default)
    {
        Before(message);
        lock (Accepted)
        {
            Accepted.Add(message);
        }

        After(message);
        return Task.FromResult("250 accepted");
    }
}
