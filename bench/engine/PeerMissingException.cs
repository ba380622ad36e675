namespace GovMedia.Bench.Engine;

/// <summary>A peer cannot be had on this computer; the message says why.</summary>
internal sealed class PeerMissingException(string message, Exception? inner = null) : Exception(message, inner);
