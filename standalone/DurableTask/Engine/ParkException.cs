namespace GovMedia.Standalone.Engine;

/// <summary>An instance cannot be run by this process, through no fault of its own.</summary>
internal sealed class ParkException(string message) : Exception(message);
