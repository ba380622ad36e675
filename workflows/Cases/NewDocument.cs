namespace GovMedia.Workflows.Cases;

/// <summary>A document that comes with a command.</summary>
/// <param name="Kind">What it proves.</param>
/// <param name="Name">The file name.</param>
/// <param name="ContentType">The type found by looking at the bytes.</param>
/// <param name="Content">The bytes.</param>
public sealed record NewDocument(string Kind, string Name, string ContentType, byte[] Content);
