namespace GovMedia.Standalone.Engine;

/// <summary>The code no longer does what the history says it did.</summary>
internal sealed class NonDeterminismException(string message) : Exception(message);
