namespace GovMedia.Workflows.Tests.Support;

/// <summary>The process is gone.</summary>
public sealed class PowerFailureException() : Exception("The power failed.");
