namespace GovMedia.Standalone.Engine;

/// <summary>A row does not match its checksum; nothing in it is used.</summary>
internal sealed class DamagedRowException(string message) : Exception(message);
